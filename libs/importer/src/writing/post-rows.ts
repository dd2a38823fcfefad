import { repairText } from '@parvis/kernel';
import type { ThreadRecord, WritingRecord } from '../format/records.js';
import type { Person } from './people.repository.js';
import type { PreparedLine } from './prepared-line.js';
import type { ImportedText } from './texts.service.js';

type People = ReadonlyMap<string, Person>;

/** What somebody did without a date was done when the post was there and he was, too. */
export const later = (at: Date | null, { createdAt }: Person): Date =>
  at && at > createdAt ? at : createdAt;

/** The rows of a post: an opening one when the line is a thread. */
export function postRows(
  line: PreparedLine,
  record: WritingRecord,
  text: ImportedText,
  people: People,
): void {
  const { waiting } = line;
  const isOpening = waiting.type === 'thread';
  const id = isOpening ? waiting.openingId! : waiting.targetId;
  const counts = reactions(line, id, record, people);
  if (record.likes > 0) counts.like = (counts.like ?? 0) + record.likes;
  line.rows.add('posts', {
    id,
    thread_id: waiting.threadId,
    number: waiting.postNumber,
    author_id: waiting.authorId,
    reply_to_id: waiting.replyToId,
    body_markdown: text.markdown,
    body_html: text.html,
    body_text: text.text,
    reaction_counts: counts,
    vote_score: scoreOf(record, waiting.authorId, people),
    imported_likes: record.likes,
    imported_votes: record.votes,
    revision_count: record.revisions.length,
    created_at: waiting.at,
    edited_at: record.editedAt ?? record.revisions.at(-1)?.createdAt,
    // A thread that was taken back or removed is so as a whole; its opening keeps its own state.
    withdrawn_at: isOpening ? null : record.withdrawnAt,
    removed_at: record.isRemoved && !isOpening ? (record.editedAt ?? waiting.at) : null,
    removal: record.isRemoved && !isOpening ? 'imported' : null,
  });
  votes(line, id, record, people);
  revisions(line, id, record);
  bookmarks(line, id, record, people);
  const mentioned = text.mentionedIds.map((member_id) => ({ post_id: id, member_id }));
  line.rows.add('post_mentions', ...mentioned);
  for (const { reason, detail } of text.notes) line.note(reason, detail);
  if (isOpening) return;
  line.record(id);
  line.redirect('post_id', id, record.paths, '');
}

/** Votes of members on top of the sum that the source knew. */
export function scoreOf(record: WritingRecord, authorId: string | null, people: People): number {
  return record.votes + [...voters(record, authorId, people).values()].reduce((a, b) => a + b, 0);
}

/** One vote a member, none on a post of one's own. */
function voters(record: WritingRecord, authorId: string | null, people: People) {
  const values = new Map<Person, number>();
  for (const { userId, value } of record.memberVotes) {
    const person = people.get(userId);
    if (person && person.id !== authorId && !values.has(person)) values.set(person, value);
  }
  return values;
}

function votes(line: PreparedLine, postId: string, record: WritingRecord, people: People): void {
  const { at, authorId } = line.waiting;
  for (const { userId } of record.memberVotes) strangers(line, 'votes', userId, people);
  for (const [person, value] of voters(record, authorId, people)) {
    const row = { post_id: postId, member_id: person.id, value };
    line.rows.add('votes', { ...row, created_at: later(at, person) });
  }
}

function reactions(line: PreparedLine, postId: string, record: WritingRecord, people: People) {
  const { at, authorId } = line.waiting;
  const counts: Record<string, number> = {};
  const seen = new Set<string>();
  for (const { userId, kind } of record.reactions) {
    const person = people.get(userId);
    const key = `${userId} ${kind}`;
    strangers(line, 'reactions', userId, people);
    if (!person || person.id === authorId || seen.has(key)) continue;
    seen.add(key);
    counts[kind] = (counts[kind] ?? 0) + 1;
    const row = { post_id: postId, member_id: person.id, kind };
    line.rows.add('reactions', { ...row, created_at: later(at, person) });
  }
  return counts;
}

function revisions(line: PreparedLine, postId: string, record: WritingRecord): void {
  const title = (record as Partial<ThreadRecord>).title ?? null;
  for (const [index, revision] of record.revisions.entries()) {
    line.rows.add('post_revisions', {
      post_id: postId,
      number: index + 1,
      title,
      body_markdown: repairText(revision.bodyMarkdown, { multiline: true }),
      edited_by_id: line.waiting.authorId,
      reason: revision.reason,
      created_at: revision.createdAt,
    });
  }
}

function bookmarks(line: PreparedLine, postId: string, record: WritingRecord, people: People) {
  for (const key of record.bookmarkedByIds) {
    const person = people.get(key);
    strangers(line, 'bookmarkedByIds', key, people);
    if (!person) continue;
    const row = { post_id: postId, member_id: person.id };
    line.rows.add('bookmarks', { ...row, created_at: later(line.waiting.at, person) });
  }
}

/** Notes whom nobody knows, and those who would applaud themselves. */
function strangers(line: PreparedLine, field: string, key: string, people: People): void {
  const person = people.get(key);
  if (!person) line.note('unknown_member', `${field}: ${key}`);
  else if (person.id === line.waiting.authorId && field !== 'bookmarkedByIds') {
    line.note('own_reaction', `${field}: ${key}`);
  }
}
