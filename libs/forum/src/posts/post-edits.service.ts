import { Injectable } from '@nestjs/common';
import {
  Broadcast,
  Clock,
  checked,
  cleanText,
  Database,
  DomainError,
  denied,
  ensure,
  invalid,
  type Limit,
  Limits,
  Outbox,
  Settings,
  type Viewer,
} from '@parvis/kernel';
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
import { PostText, type WrittenText } from './post-text.service.js';
import { PostsRepository } from './posts.repository.js';

const EDITS: Limit = { name: 'post-edit', points: 30, seconds: 60 };

interface Edit {
  text: WrittenText;
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
  ) {}

  /**
   * Gives a post a new text and, when it opens its thread, a title. Without `expectedRevision`
   * the later of two edits stands, the earlier one is found among the revisions.
   */
  async edit(viewer: Viewer, id: string, input: PostUpdateInput): Promise<PostRow> {
    const { post, ...place } = await this.places.visible(viewer, id);
    ensure(postPolicy.edit(viewer, post, place, this.window()));
    const { title, reason } = checked({
      title: () => (input.title == null ? null : cleanTitle(input.title)),
      reason: () => cleanText(input.reason ?? '', { max: EDIT_REASON_MAX, min: 0 }),
    });
    if (title !== null && title !== place.thread.title) {
      if (post.number !== 1) throw invalid({ title: 'not_opening_post' });
      ensure(threadPolicy.edit(viewer, place.thread, place.room));
    }
    await this.limits.consume(EDITS, viewer.memberId!);
    const text = await this.text.write(input.bodyMarkdown);
    const edit = { text, title, reason, expectedRevision: input.expectedRevision ?? null };
    await this.db.tx(() => this.write(viewer, post, place, edit));
    return (await this.posts.byId(id))!;
  }

  window() {
    return { minutes: this.settings.get(EDIT_WINDOW_MINUTES), now: this.clock.now() };
  }

  private async write(viewer: Viewer, post: PostRow, place: PostPlace, edit: Edit): Promise<void> {
    const [thread] = await this.threads.lock([post.threadId]);
    const before = await this.posts.lockText(post.id);
    if (!thread || !before) return ensure(denied('post_not_standing'));
    if (edit.expectedRevision !== null && edit.expectedRevision !== before.revisionCount) {
      throw new DomainError('CONFLICT', 'edited_meanwhile');
    }
    const renamed = edit.title !== null && edit.title !== thread.title;
    if (edit.text.bodyMarkdown === before.bodyMarkdown && !renamed) return;
    const at = this.clock.now();
    const title = post.number === 1 ? thread.title : null;
    const { reason } = edit;
    await this.revisions.keep(post.id, title, { editedById: viewer.memberId!, reason, at });
    if (renamed) await this.threadsService.retitle(viewer, thread, edit.title!);
    await this.posts.rewrite(post.id, edit.text, at);
    const mentionedIds = await this.posts.setMentions(post.id, edit.text.mentionedIds);
    const facts = postFacts(post, place.room.id);
    const revision = before.revisionCount + 1;
    await this.outbox.publish('post.edited', { ...facts, revision, mentionedIds }, viewer.memberId);
    await this.broadcast.sendAll(threadHints(thread));
  }
}
