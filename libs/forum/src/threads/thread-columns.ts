import { Thread } from './thread.entity.js';

/** What `thread.*` reads as plain rows; numbers as numbers, since node-pg gives bigint as text. */
export const THREAD_COLUMNS = `
  thread.id, thread.number::float8 as number, thread.room_id as "roomId",
  thread.author_id as "authorId", thread.kind, thread.title, thread.slug, thread.language,
  thread.state, thread.pinned_at as "pinnedAt", thread.answer_post_id as "answerPostId",
  thread.answer_chosen_at as "answerChosenAt", thread.answer_chosen_by_id as "answerChosenById",
  thread.last_number as "lastNumber", thread.reply_count as "replyCount",
  thread.participant_count as "participantCount", thread.vote_score as "voteScore",
  thread.same_question_count as "sameQuestionCount", thread.view_count as "viewCount",
  thread.verified_answer_count as "verifiedAnswerCount",
  thread.expert_answer_count as "expertAnswerCount",
  thread.hot_score as "hotScore", thread.top_score as "topScore",
  thread.last_post_at as "lastPostAt", thread.last_poster_id as "lastPosterId",
  thread.created_at as "createdAt", thread.withdrawn_at as "withdrawnAt",
  thread.removed_at as "removedAt", thread.removal,
  thread.removal_statement_id as "removalStatementId",
  thread.lock_statement_id as "lockStatementId", thread.lock_is_imported as "lockIsImported",
  thread.merged_into_id as "mergedIntoId", thread.duplicate_of_id as "duplicateOfId",
  thread.duplicate_count as "duplicateCount"`;

/** Gives plain rows the predicates of the entity. */
export const asThread = (row: object): Thread => Object.assign(new Thread(), row);

/** Neither withdrawn, removed nor merged; the lists' indexes hold only these rows. */
export const standing = (alias: string): string =>
  `${alias}.withdrawn_at is null and ${alias}.removed_at is null and ${alias}.merged_into_id is null`;
