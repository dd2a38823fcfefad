import { Injectable } from '@nestjs/common';
import type { HeldWork } from '@parvis/forum';
import {
  Clock,
  Database,
  DomainError,
  ensure,
  isUuid,
  notFound,
  Outbox,
  uuidv7,
  type Viewer,
} from '@parvis/kernel';
import { contentHash, type ReviewedContent } from '../reviewables/content-hash.js';
import { ReviewablesRepository } from '../reviewables/reviewables.repository.js';
import { ReviewablesService } from '../reviewables/reviewables.service.js';
import type { HeldPost, HoldHit } from './held-post.entity.js';
import { heldPostPolicy } from './held-post.policy.js';
import { HeldPostsRepository } from './held-posts.repository.js';

/** Within so many milliseconds the same words in the same place are a form sent twice. */
const SAME_AGAIN_MS = 60_000;
/** Texts of one member that may wait at once; a flood would bury the queue. */
export const WAITING_MAX = 20;

/** Keeps what rules hold, brings it before staff, and lets its author take it back. */
@Injectable()
export class HeldPostsService {
  constructor(
    private readonly db: Database,
    private readonly held: HeldPostsRepository,
    private readonly reviewables: ReviewablesService,
    private readonly items: ReviewablesRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps a text and opens its case, in the transaction of the caller, who holds the author's row.
   * A text sent twice is kept once; a second edit of a post takes the place of the first. FORBIDDEN
   * `too_many_held` when too much of the author's waits already.
   */
  async hold(work: HeldWork, hits: HoldHit[]): Promise<{ held: HeldPost; isNew: boolean }> {
    const at = this.clock.now();
    const fresh: HeldPost = { ...columnsOf(work), hits, createdAt: at };
    const same = await this.held.sameSince(fresh, new Date(at.getTime() - SAME_AGAIN_MS));
    if (same) return { held: same, isNew: false };
    const held = await this.keep(fresh);
    await this.outbox.publish('post.held', { ...factsOf(held), hits }, held.authorId);
    for (const reason of reasonsOf(hits)) await this.raise(held, reason);
    return { held, isNew: true };
  }

  /** What staff decide on; null once it no longer waits. */
  async contentOf(id: string): Promise<ReviewedContent | null> {
    const held = await this.held.byId(id);
    return held?.state === 'held' ? contentOf(held) : null;
  }

  /** By its author. A decision that waits to be carried out finds the text gone, and is void. */
  async withdraw(viewer: Viewer, id: string): Promise<HeldPost> {
    return this.db.tx(async () => {
      const held = isUuid(id) ? await this.held.lock(id) : null;
      if (!held) throw notFound('held_post');
      ensure(heldPostPolicy.withdraw(viewer, held));
      return this.takeBack(held, viewer.memberId!);
    });
  }

  /** The post stands with a newer text than the edit that waits, which is thereby taken back. */
  async supersede(postId: string, actorId: string | null): Promise<void> {
    const held = await this.held.lockEditOf(postId);
    if (held) await this.takeBack(held, actorId);
  }

  private async takeBack(held: HeldPost, actorId: string | null): Promise<HeldPost> {
    const settledAt = this.clock.now();
    await this.held.settle(held.id, 'withdrawn', settledAt);
    await this.outbox.publish('held-post.withdrawn', factsOf(held), actorId);
    const item = await this.items.lockTarget('held_post', held.id);
    if (item?.state === 'open') await this.reviewables.close(item, 'ignored', actorId);
    return { ...held, state: 'withdrawn', settledAt };
  }

  private async keep(fresh: HeldPost): Promise<HeldPost> {
    const before = fresh.kind === 'edit' ? await this.held.lockEditOf(fresh.postId!) : null;
    if (before) {
      const { id, createdAt, kind, postId, ...text } = fresh;
      await this.held.rewrite(before.id, text);
      return { ...before, ...text };
    }
    const waiting = await this.held.countWaiting(fresh.authorId, WAITING_MAX);
    if (waiting >= WAITING_MAX) throw new DomainError('FORBIDDEN', 'too_many_held');
    await this.held.insert(fresh);
    return fresh;
  }

  private raise(held: HeldPost, { reasonCode, note }: { reasonCode: string; note: string }) {
    const { authorId, roomId, threadId } = held;
    return this.reviewables.raise({
      target: { kind: 'held_post', id: held.id },
      content: contentOf(held),
      place: { authorId, roomId, threadId },
      level: 0,
      flag: { reasonCode, source: 'rule', flaggerId: null, note },
    });
  }
}

function columnsOf(work: HeldWork): Omit<HeldPost, 'hits' | 'createdAt'> {
  const { kind, authorId, roomId, threadId, postId, replyToId } = work;
  const { threadKind, title, language, tags, reason } = work;
  const { bodyMarkdown, bodyHtml, bodyText, mentionedIds } = work.text;
  return {
    id: uuidv7(),
    kind,
    authorId,
    roomId,
    threadId,
    postId,
    replyToId,
    threadKind,
    title,
    language,
    tags: [...tags],
    reason,
    bodyMarkdown,
    bodyHtml,
    bodyText,
    mentionedIds,
    state: 'held',
    publishedPostId: null,
    settledAt: null,
  };
}

export const factsOf = ({ id, authorId, roomId }: HeldPost) => ({
  heldPostId: id,
  authorId,
  roomId,
});

function contentOf({ title, bodyMarkdown, bodyHtml }: HeldPost): ReviewedContent {
  return { title, bodyMarkdown, bodyHtml, hash: contentHash([title, bodyMarkdown]) };
}

/** One flag for the words that were found, one for all other rules. */
function reasonsOf(hits: readonly HoldHit[]): { reasonCode: string; note: string }[] {
  const words = hits.filter((hit) => hit.rule === 'watched_word');
  const rules = hits.filter((hit) => hit.rule !== 'watched_word');
  return [
    ...(words.length > 0 ? [{ reasonCode: 'watched-word', note: noteOf(words) }] : []),
    ...(rules.length > 0 ? [{ reasonCode: 'held', note: noteOf(rules) }] : []),
  ];
}

const noteOf = (hits: readonly HoldHit[]): string =>
  hits
    .map(({ rule, detail }) => (detail ? `${rule}: ${detail}` : rule))
    .join('\n')
    .slice(0, 500);
