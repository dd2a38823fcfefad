import { Injectable } from '@nestjs/common';
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
  uuidv7,
  type Viewer,
} from '@parvis/kernel';
import type { Thread } from '../threads/thread.entity.js';
import { threadHints } from '../threads/thread.events.js';
import { threadPolicy } from '../threads/thread.policy.js';
import type { ThreadPlace } from '../threads/thread-place.js';
import { ThreadsService } from '../threads/threads.service.js';
import type { PostRow } from './post.entity.js';
import type { PostCreateInput } from './post.inputs.js';
import { PostText, type WrittenText } from './post-text.service.js';
import { PostWriter } from './post-writer.service.js';
import { PostsRepository } from './posts.repository.js';

/** Replies of one member; a conversation in full swing stays below it. */
const REPLIES: Limit = { name: 'reply', points: 20, seconds: 60 };

interface Reply {
  id: string;
  authorId: string;
  replyToId: string | null;
  text: WrittenText;
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
  ) {}

  /** The new post, or the one that an equal call made before. */
  async reply(viewer: Viewer, threadId: string, input: PostCreateInput): Promise<PostRow> {
    let place: ThreadPlace | null = await this.open(viewer, threadId);
    const authorId = viewer.memberId!;
    const replyToId = await this.target(threadId, input.replyToId ?? null);
    await this.limits.consume(REPLIES, authorId);
    const text = await this.text.write(input.bodyMarkdown);
    const reply = { id: uuidv7(), authorId, replyToId, text };
    const id = await this.db.tx(async () => {
      // A second attempt must not rest on what the first one found.
      const now = place ?? (await this.open(viewer, threadId));
      place = null;
      return this.idempotency.once(
        { memberId: authorId, key: input.idempotencyKey, operation: 'post.create' },
        reply.id,
        () => this.writeOnce(now, reply),
      );
    });
    return (await this.posts.byId(id))!;
  }

  private async open(viewer: Viewer, threadId: string): Promise<ThreadPlace> {
    const place = await this.service.visible(viewer, threadId);
    ensure(threadPolicy.reply(viewer, place.thread, place.room));
    return place;
  }

  /** The post replied to, which must stand in the same thread. */
  private async target(threadId: string, id: string | null): Promise<string | null> {
    if (id === null) return null;
    const post = isUuid(id) ? await this.posts.byId(id) : null;
    if (post?.threadId !== threadId) throw invalid({ replyToId: 'post_not_in_thread' });
    return post.id;
  }

  private async writeOnce({ thread }: ThreadPlace, reply: Reply): Promise<string> {
    const before = await this.writer.justWritten(reply.authorId);
    const isSame =
      before?.threadId === thread.id &&
      before.replyToId === reply.replyToId &&
      before.bodyMarkdown === reply.text.bodyMarkdown;
    return isSame ? before.id : this.write(thread, reply);
  }

  /** The rows that others wait for come last. */
  private async write(thread: Thread, { text, ...reply }: Reply): Promise<string> {
    await this.broadcast.sendAll(threadHints(thread));
    const createdAt = this.clock.now();
    await this.writer.reply({ ...reply, threadId: thread.id, createdAt }, thread.roomId, text);
    return reply.id;
  }
}
