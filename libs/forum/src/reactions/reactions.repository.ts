import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { ReactionCounts, ReactionKind } from './reaction.entity.js';

@Injectable()
export class ReactionsRepository {
  constructor(private readonly db: Database) {}

  /** Whether it is new. */
  async insert(postId: string, memberId: string, kind: ReactionKind, at: Date): Promise<boolean> {
    const added = await this.db.rows(
      `insert into reactions (post_id, member_id, kind, created_at) values ($1, $2, $3, $4)
       on conflict do nothing returning 1`,
      [postId, memberId, kind, at],
      'reaction-insert',
    );
    return added.length > 0;
  }

  /** Whether there was one. */
  async delete(postId: string, memberId: string, kind: ReactionKind): Promise<boolean> {
    const gone = await this.db.rows(
      'delete from reactions where post_id = $1 and member_id = $2 and kind = $3 returning 1',
      [postId, memberId, kind],
      'reaction-delete',
    );
    return gone.length > 0;
  }

  /** Moves a post's count of one kind; a kind without any leaves the counts. */
  async count(postId: string, kind: ReactionKind, by: 1 | -1): Promise<ReactionCounts> {
    const [post] = await this.db.rows<{ counts: ReactionCounts }>(
      `update posts set reaction_counts =
         case when coalesce((reaction_counts ->> $2)::int, 0) + $3::int > 0
           then jsonb_set(reaction_counts, array[$2],
                          to_jsonb(coalesce((reaction_counts ->> $2)::int, 0) + $3::int))
           else reaction_counts - $2 end
       where id = $1 returning reaction_counts as counts`,
      [postId, kind, by],
      'reaction-count',
    );
    return post!.counts;
  }

  /** The kinds of one member on many posts. */
  kindsOf(
    memberId: string,
    postIds: readonly string[],
  ): Promise<{ postId: string; kind: ReactionKind }[]> {
    return this.db.rows(
      'select post_id as "postId", kind from reactions where member_id = $1 and post_id = any($2)',
      [memberId, postIds],
      'reactions-of-viewer',
    );
  }

  /** Sets every post's counts to the truth; returns how many differed. */
  async recount(): Promise<number> {
    const wrong = await this.db.rows(
      `with counted as (
         select post_id, kind, count(*)::int as members from reactions group by post_id, kind
         union all
         select id, 'like', imported_likes from posts where imported_likes > 0
       ), kinds as (
         select post_id, kind, sum(members)::int as members from counted group by post_id, kind
       ), truth as (
         select post.id, coalesce(jsonb_object_agg(kinds.kind, kinds.members)
                                  filter (where kinds.kind is not null), '{}') as counts
         from posts post left join kinds on kinds.post_id = post.id group by post.id
       )
       update posts set reaction_counts = truth.counts from truth
       where posts.id = truth.id and posts.reaction_counts <> truth.counts returning 1`,
    );
    return wrong.length;
  }
}
