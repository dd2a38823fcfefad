import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@parvis/kernel';
import type { LabelFacts } from '../author-labels/author-label.js';
import { LabelFactsByPlace } from '../author-labels/author-labels.loader.js';
import { labelFacts } from '../author-labels/author-labels.repository.js';
import type { PostRow } from '../posts/post.entity.js';
import { VerificationsOfPost } from '../verified-answers/answer-verifications.loader.js';
import type { ShownVerification } from '../verified-answers/answer-verifications.repository.js';

type Known = LabelFacts & { threadId: string; authorId: string };

/** Who of a page's authors is more than a customer, and who verified which of its posts. */
export interface ExpertMarks {
  labels: Known[] | null;
  verifications: ShownVerification[] | null;
}

/** Members who verified a post of `shown` or `beside`. */
export const VERIFIERS = `select member_id from answer_verifications
  where post_id in (select id from shown union all select id from beside)`;

/** The marks over the posts of `shown` and `beside`, as of the moment `$7`. */
export const EXPERT_MARKS = `(
  with posts_seen as materialized (
    select id, "threadId" as thread_id, "authorId" as author_id, state from shown
    union select id, "threadId", "authorId", state from beside
  ), given as (select distinct thread_id, author_id from posts_seen)
  select json_build_object(
    'labels', (select json_agg(json_build_object(
        'threadId', thread_id, 'authorId', author_id, 'moderatesRoom', moderates_room,
        'tagId', tag_id, 'roomId', room_id, 'until', until))
      from (${labelFacts('$7')}) facts),
    'verifications', (select json_agg(json_build_object(
        'postId', post_id, 'memberId', member_id, 'label', label, 'tagId', tag_id,
        'roomId', room_id, 'createdAt', created_at) order by created_at, member_id)
      from answer_verifications
      where post_id in (select id from posts_seen where state = 'standing'))))`;

/** Hands them to the loaders whose fields show them; JSON knows no dates. */
@Injectable()
export class ExpertMarksOfPage {
  constructor(
    private readonly labels: LabelFactsByPlace,
    private readonly verifications: VerificationsOfPost,
  ) {}

  prime(context: RequestContext, marks: ExpertMarks, posts: readonly PostRow[]): void {
    const known = (marks.labels ?? []).map((facts) => ({
      ...facts,
      until: facts.until && new Date(facts.until),
    }));
    this.labels.primePlaces(context, posts, known);
    for (const { id } of posts) this.verifications.prime(context, id, []);
    for (const { createdAt, ...rest } of marks.verifications ?? []) {
      const ofPost = this.verifications.find(context, rest.postId) as ShownVerification[];
      ofPost.push({ ...rest, createdAt: new Date(createdAt) });
    }
  }
}
