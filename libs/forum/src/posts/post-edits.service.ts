import { Injectable, Optional } from '@nestjs/common';
import {
  Broadcast,
  Clock,
  checked,
  cleanText,
  Database,
  DomainError,
  ensure,
  invalid,
  type Limit,
  Limits,
  Outbox,
  Settings,
  signedIn,
  type Viewer,
} from '@parvis/kernel';
import {
  NoScreening,
  PostScreening,
  type StoredText,
  type Submission,
  type Written,
} from '../screening/post-screening.js';
import { threadHints } from '../threads/thread.events.js';
import { threadPolicy } from '../threads/thread.policy.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { cleanTitle, ThreadsService } from '../threads/threads.service.js';
import { EDIT_REASON_MAX, type PostRow } from './post.entity.js';
import { postFacts } from './post.events.js';
import type { PostUpdateInput } from './post.inputs.js';
import { type PostPlace, postPolicy } from './post.policy.js';
import { EDIT_WINDOW_MINUTES } from './post.settings.js';
import { PostPlaces } from './post-places.service.js';
import { PostRevisionsRepository } from './post-revisions.repository.js';
import { PostText } from './post-text.service.js';
import { PostWriter } from './post-writer.service.js';
import { PostsRepository } from './posts.repository.js';

const EDITS: Limit = { name: 'post-edit', points: 30, seconds: 60 };

/** A new text for a post that stands, clean and rendered. */
export interface Edit {
  /** Who is named as its editor among the revisions. */
  editorId: string;
  text: StoredText;
  /** A new title, clean; null leaves it. */
  title: string | null;
  reason: string;
  expectedRevision: number | null;
}

/** Rewrites posts; every text that ever stood is kept. */
@Injectable()
export class PostEditsService {
  constructor(
    private readonly db: Database,
    private readonly posts: PostsRepository,
    private readonly revisions: PostRevisionsRepository,
    private readonly places: PostPlaces,
    private readonly threads: ThreadsRepository,
    private readonly threadsService: ThreadsService,
    private readonly text: PostText,
    private readonly settings: Settings,
    private readonly limits: Limits,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
    private readonly writer: PostWriter,
    @Optional() private readonly screening: PostScreening = new NoScreening(),
  ) {}

  /**
   * Gives a post a new text and, when it opens its thread, a title. Without `expectedRevision`
   * the later of two edits stands, the earlier one is found among the revisions. A held edit
   * leaves the post as it is.
   */
  async edit(viewer: Viewer, id: string, input: PostUpdateInput): Promise<Written<PostRow>> {
    const { post, ...place } = await this.places.visible(viewer, id);
    ensure(postPolicy.edit(viewer, post, place, this.window()));
    const submission = await this.check(viewer, post, place, input);
    const screened = await this.screening.screen(submission);
    const editorId = submission.viewer.memberId;
    if (screened.isHeld) {
      const heldPostId = await this.db.tx(async () => {
        await this.writer.lockAuthor(editorId);
        return this.screening.hold(submission, screened);
      });
      return { row: null, heldPostId };
    }
    const { title, text } = screened;
    const expectedRevision = input.expectedRevision ?? null;
    const edit = { editorId, text, title, reason: submission.reason, expectedRevision };
    await this.db.tx(async () => {
      if (!(await this.write(post, edit))) return;
      await this.screening.published(submission, screened, { id, threadId: post.threadId });
    });
    return { row: (await this.posts.byId(id))!, heldPostId: null };
  }

  window() {
    return { minutes: this.settings.get(EDIT_WINDOW_MINUTES), now: this.clock.now() };
  }

  /** What is sent, once it is clean: a title only where it would change. */
  private async check(
    viewer: Viewer,
    post: PostRow,
    { thread, room }: PostPlace,
    input: PostUpdateInput,
  ): Promise<Submission> {
    const editor = signedIn(viewer);
    const { title, reason } = checked({
      title: () => (input.title == null ? null : cleanTitle(input.title)),
      reason: () => cleanText(input.reason ?? '', { max: EDIT_REASON_MAX, min: 0 }),
    });
    const renamed = title !== null && title !== thread.title;
    if (renamed) {
      if (post.number !== 1) throw invalid({ title: 'not_opening_post' });
      ensure(threadPolicy.edit(editor, thread, room));
    }
    const expected = input.expectedRevision ?? post.revisionCount;
    if (expected !== post.revisionCount) throw new DomainError('CONFLICT', 'edited_meanwhile');
    await this.limits.consume(EDITS, editor.memberId);
    return {
      kind: 'edit',
      viewer: editor,
      room,
      thread,
      postId: post.id,
      replyToId: null,
      threadKind: null,
      title: renamed ? title : null,
      language: thread.language,
      tags: [],
      text: await this.text.write(input.bodyMarkdown),
      reason,
      formToken: null,
    };
  }

  /**
   * Rewrites a post in the caller's transaction; whether anything of it changed. FORBIDDEN
   * `post_not_standing`, CONFLICT `edited_meanwhile`.
   */
  async write(post: Pick<PostRow, 'id' | 'threadId' | 'number' | 'authorId'>, edit: Edit) {
    const [thread] = await this.threads.lock([post.threadId]);
    const before = await this.posts.lockText(post.id);
    if (!thread || !before) throw new DomainError('FORBIDDEN', 'post_not_standing');
    if (edit.expectedRevision !== null && edit.expectedRevision !== before.revisionCount) {
      throw new DomainError('CONFLICT', 'edited_meanwhile');
    }
    const renamed = edit.title !== null && edit.title !== thread.title;
    if (edit.text.bodyMarkdown === before.bodyMarkdown && !renamed) return false;
    const at = this.clock.now();
    const title = post.number === 1 ? thread.title : null;
    const { reason, editorId } = edit;
    await this.revisions.keep(post.id, title, { editedById: editorId, reason, at });
    if (renamed) await this.threadsService.retitle({ memberId: editorId }, thread, edit.title!);
    await this.posts.rewrite(post.id, edit.text, at);
    const mentionedIds = await this.posts.setMentions(post.id, edit.text.mentionedIds);
    const facts = postFacts(post, thread.roomId);
    const revision = before.revisionCount + 1;
    await this.outbox.publish('post.edited', { ...facts, revision, mentionedIds }, editorId);
    await this.broadcast.sendAll(threadHints(thread));
    return true;
  }
}
