import { Injectable } from '@nestjs/common';
import { PostRemovals, PostsRepository, ThreadsRepository } from '@parvis/forum';
import { MemberRestrictions, MembersService } from '@parvis/identity';
import type { Role } from '@parvis/kernel';
import type { ReviewedContent } from '../reviewables/content-hash.js';
import type { Reviewable } from '../reviewables/reviewable.entity.js';
import { ReviewedContentsRepository } from '../reviewables/reviewed-contents.repository.js';
import { CaseTargetsRepository } from './case-targets.repository.js';
import { DecisionsRepository } from './decisions.repository.js';
import type { Case } from './restriction-plan.js';

/** Reads and holds what decisions fall on. */
@Injectable()
export class Cases {
  constructor(
    private readonly posts: PostsRepository,
    private readonly threads: ThreadsRepository,
    private readonly removals: PostRemovals,
    private readonly restrictions: MemberRestrictions,
    private readonly members: MembersService,
    private readonly contents: ReviewedContentsRepository,
    private readonly targets: CaseTargetsRepository,
    private readonly decisions: DecisionsRepository,
  ) {}

  /** With how it came before staff, flags raised after `until` aside. */
  async of(item: Reviewable, until: Date): Promise<Case> {
    const post = item.kind === 'post' ? await this.posts.byId(item.targetId) : null;
    const thread = post && (await this.threads.byId(post.threadId));
    return { item, post, thread, origin: await this.decisions.originOf(item.id, until) };
  }

  /** Locks the target and its place, in the order that all keep: before the reviewable's row. */
  async hold({ kind, targetId, authorId }: Reviewable): Promise<void> {
    if (kind === 'post') await this.removals.hold(targetId);
    else if (authorId) await this.restrictions.lock(authorId);
  }

  /** How it reads now; null when nothing is left to decide on. Held posts and appeals are pinned by their rows. */
  async contentNow(item: Reviewable): Promise<Pick<ReviewedContent, 'hash'> | null> {
    const { kind, targetId, contentHash } = item;
    if (!(await this.targets.stands(kind, targetId))) return null;
    if (kind === 'post') return (await this.contents.post(targetId))?.content ?? null;
    if (kind === 'member') return (await this.contents.member(targetId))?.content ?? null;
    return { hash: contentHash };
  }

  async authorRole({ authorId }: Pick<Reviewable, 'authorId'>): Promise<Role | null> {
    return authorId ? ((await this.members.byId(authorId))?.role ?? null) : null;
  }
}
