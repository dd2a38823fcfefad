import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@parvis/kernel';
import { ViewerHasBookmarked } from '../bookmarks/bookmarks.loader.js';
import { ScopesOfMember, scopesOf } from '../expert-verifications/expert-verifications.loader.js';
import { activeVerification } from '../expert-verifications/expert-verifications.repository.js';
import type { ReactionKind } from '../reactions/reaction.entity.js';
import { ViewerReactionsByPost } from '../reactions/reactions.loader.js';
import { ViewerHasSameQuestion } from '../same-questions/same-questions.loader.js';
import type { VoteValue } from '../votes/vote.entity.js';
import { ViewerVoteByPost } from '../votes/votes.loader.js';

/** What a member left on the posts of a page; null for a reader who is not signed in. */
export interface ViewerMarks {
  votes: Record<string, VoteValue> | null;
  reactions: [postId: string, kind: ReactionKind][] | null;
  bookmarks: string[] | null;
  hasSameQuestion: boolean;
  /** Where he is a verified expert now. */
  scopes: { tagId: string | null; roomId: string | null }[] | null;
}

/** The marks of member `$6`, over the posts of `shown` and `beside` in the thread `place`. */
export const MARKS = `(
  with seen as materialized (select id from shown union select id from beside)
  select json_build_object(
    'votes', (select json_object_agg(post_id, value) from votes
      where member_id = $6 and post_id in (select id from seen)),
    'reactions', (select json_agg(json_build_array(post_id, kind)) from reactions
      where member_id = $6 and post_id in (select id from seen)),
    'bookmarks', (select json_agg(post_id) from bookmarks
      where member_id = $6 and post_id in (select id from seen)),
    'hasSameQuestion', exists (select 1 from same_questions
      where member_id = $6 and thread_id = (select id from place)),
    'scopes', (select json_agg(json_build_object('tagId', tag_id, 'roomId', room_id))
      from expert_verifications verification
      where member_id = $6 and ${activeVerification('verification', '$7')}))
  where $6::uuid is not null)`;

/** Hands the marks of a page to the loaders whose fields show them. */
@Injectable()
export class ViewerMarksOfPage {
  constructor(
    private readonly votes: ViewerVoteByPost,
    private readonly reactions: ViewerReactionsByPost,
    private readonly bookmarks: ViewerHasBookmarked,
    private readonly sameQuestions: ViewerHasSameQuestion,
    private readonly scopesOfMember: ScopesOfMember,
  ) {}

  prime(
    context: RequestContext,
    marks: ViewerMarks,
    threadId: string,
    postIds: readonly string[],
  ): void {
    const kinds = new Map<string, Set<ReactionKind>>(postIds.map((id) => [id, new Set()]));
    for (const [postId, kind] of marks.reactions ?? []) kinds.get(postId)?.add(kind);
    const bookmarked = new Set(marks.bookmarks);
    for (const id of postIds) {
      this.votes.prime(context, id, marks.votes?.[id] ?? 0);
      this.reactions.prime(context, id, kinds.get(id)!);
      this.bookmarks.prime(context, id, bookmarked.has(id));
    }
    this.sameQuestions.prime(context, threadId, marks.hasSameQuestion);
    this.scopesOfMember.prime(context, context.viewer.memberId!, scopesOf(marks.scopes ?? []));
  }
}
