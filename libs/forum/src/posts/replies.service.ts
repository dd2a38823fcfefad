import { Injectable, Optional } from '@nestjs/common';
import {
  Broadcast,
  Clock,
  Database,
  ensure,
  Idempotency,
  invalid,
  isUuid,
  type Limit,
  Limits,
  signedIn,
  uuidv7,
  type Viewer,
} from '@parvis/kernel';
import {
  NoScreening,
  PostScreening,
  type Screened,
  type Submission,
  type Written,
} from '../screening/post-screening.js';
import { threadHints } from '../threads/thread.events.js';
import { threadPolicy } from '../threads/thread.policy.js';
import type { ThreadPlace } from '../threads/thread-place.js';
import { ThreadsService } from '../threads/threads.service.js';
import type { PostRow } from './post.entity.js';
import type { PostCreateInput } from './post.inputs.js';
import { PostText } from './post-text.service.js';
import { PostWriter } from './post-writer.service.js';
import { PostsRepository } from './posts.repository.js';

/** Replies of one member; a conversation in full swing stays below it. */
const REPLIES: Limit = { name: 'reply', points: 20, seconds: 60 };

/** A reply that was checked, rendered and screened. */
interface Reply {
  id: string;
  submission: Submission;
  screened: Screened;
}

/** Writes replies. */
@Injectable()
export class RepliesService {
  constructor(
    private readonly db: Database,
    private readonly posts: PostsRepository,
    private readonly service: ThreadsService,
    private readonly writer: PostWriter,
    private readonly text: PostText,
    private readonly idempotency: Idempotency,
    private readonly limits: Limits,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
    @Optional() private readonly screening: PostScreening = new NoScreening(),
  ) {}

  /** The new post, or the one that an equal call made before; none when it is held. */
  async reply(viewer: Viewer, threadId: string, input: PostCreateInput): Promise<Written<PostRow>> {
    let place: ThreadPlace | null = await this.open(viewer, threadId);
    const reply = await this.check(viewer, place, threadId, input);
    const call = {
      memberId: reply.submission.viewer.memberId,
      key: input.idempotencyKey,
      operation: 'post.create',
    };
    const id = await this.db.tx(async () => {
      // A second attempt must not rest on what the first one found.
      const now = place ?? (await this.open(viewer, threadId));
      place = null;
      return this.idempotency.once(call, reply.id, () =>
        reply.screened.isHeld ? this.hold(reply) : this.writeOnce(now, reply),
      );
    });
    const row = await this.posts.byId(id);
    return row ? { row, heldPostId: null } : { row, heldPostId: id };
  }

  private async open(viewer: Viewer, threadId: string): Promise<ThreadPlace> {
    const place = await this.service.visible(viewer, threadId);
    ensure(threadPolicy.reply(viewer, place.thread, place.room));
    return place;
  }

  private async check(
    viewer: Viewer,
    { thread, room }: ThreadPlace,
    threadId: string,
    input: PostCreateInput,
  ): Promise<Reply> {
    const author = signedIn(viewer);
    const replyToId = await this.target(threadId, input.replyToId ?? null);
    await this.limits.consume(REPLIES, author.memberId);
    const submission: Submission = {
      kind: 'reply',
      viewer: author,
      room,
      thread,
      postId: null,
      replyToId,
      threadKind: null,
      title: null,
      language: thread.language,
      tags: [],
      text: await this.text.write(input.bodyMarkdown),
      reason: '',
      formToken: input.formToken ?? null,
    };
    return { id: uuidv7(), submission, screened: await this.screening.screen(submission) };
  }

  /** The post replied to, which must stand in the same thread. */
  private async target(threadId: string, id: string | null): Promise<string | null> {
    if (id === null) return null;
    const post = isUuid(id) ? await this.posts.byId(id) : null;
    if (post?.threadId !== threadId) throw invalid({ replyToId: 'post_not_in_thread' });
    return post.id;
  }

  private async hold({ submission, screened }: Reply): Promise<string> {
    await this.writer.lockAuthor(submission.viewer.memberId);
    return this.screening.hold(submission, screened);
  }

  private async writeOnce({ thread }: ThreadPlace, reply: Reply): Promise<string> {
    const { submission, screened } = reply;
    const before = await this.writer.justWritten(submission.viewer.memberId);
    const isSame =
      before?.threadId === thread.id &&
      before.replyToId === submission.replyToId &&
      before.bodyMarkdown === screened.text.bodyMarkdown;
    return isSame ? before.id : this.write(thread, reply);
  }

  /** The rows that others wait for come last. */
  private async write(
    thread: ThreadPlace['thread'],
    { id, submission, screened }: Reply,
  ): Promise<string> {
    await this.broadcast.sendAll(threadHints(thread));
    const authorId = submission.viewer.memberId;
    const { replyToId } = submission;
    const post = { id, threadId: thread.id, authorId, replyToId, createdAt: this.clock.now() };
    await this.writer.reply(post, thread.roomId, screened.text);
    await this.screening.published(submission, screened, { id, threadId: thread.id });
    return id;
  }
}
