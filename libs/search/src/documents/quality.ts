/**
 * How good a find is, whatever was asked; SQL over an alias of the live table. It grows with the
 * date instead of shrinking with age, so that what stands still needs no new value.
 */
const years = (column: string): string =>
  `0.25 * extract(epoch from ${column} - timestamptz '2000-01-01') / 31557600`;

export const THREAD_QUALITY = `(
  ${years('thread.last_post_at')}
  + case when thread.answer_post_id is null then 0 else 1 end
  + 0.5 * ln(1 + greatest(thread.vote_score, 0)) + 0.4 * ln(1 + thread.same_question_count)
  + 0.3 * ln(1 + thread.reply_count) + 0.2 * ln(1 + thread.view_count))::real`;

export const POST_QUALITY = `(
  ${years('post.created_at')}
  + case when thread.answer_post_id = post.id then 1.5 else 0 end
  + case when post.number = 1 then 0.5 else 0 end
  + 0.5 * ln(1 + greatest(post.vote_score, 0)))::real`;

export const MEMBER_QUALITY = `(
  0.5 * ln(1 + member.post_count) + ln(1 + member.answer_count))::real`;

export const TAG_QUALITY = 'ln(1 + tag.thread_count)::real';
