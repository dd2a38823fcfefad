import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { ReviewableKind } from '../reviewables/reviewable.entity.js';

/** Something that is still there to be decided on, by kind. */
const STANDS: Record<ReviewableKind, string> = {
  post: `select 1 from posts post join threads thread on thread.id = post.thread_id
    where post.id = $1 and post.withdrawn_at is null
      and (post.number > 1 or thread.withdrawn_at is null)`,
  held_post: `select 1 from held_posts where id = $1 and state = 'held'`,
  member: 'select 1 from members where id = $1 and erased_at is null',
  appeal: `select 1 from appeals where id = $1 and state = 'open'`,
};

@Injectable()
export class CaseTargetsRepository {
  constructor(private readonly db: Database) {}

  /** Whether there is still something to decide on: not withdrawn, erased or settled. */
  async stands(kind: ReviewableKind, id: string): Promise<boolean> {
    return (await this.db.rows(STANDS[kind], [id], `case-stands-${kind}`)).length > 0;
  }
}
