import { slugify } from '@parvis/kernel';
import type { ThreadRecord } from '../format/records.js';
import type { Person } from './people.repository.js';
import { later, scoreOf } from './post-rows.js';
import type { PreparedLine } from './prepared-line.js';

interface Surroundings {
  /** Main tags by name in lower case. */
  tags: ReadonlyMap<string, string>;
  people: ReadonlyMap<string, Person>;
  lastNumber: number;
}

/** The rows of a thread but for its opening post. Counters of replies are set at the end. */
export function threadRows(line: PreparedLine, record: ThreadRecord, around: Surroundings): void {
  const { waiting, run } = line;
  const id = waiting.targetId;
  const askers = sameQuestions(line, record, around.people);
  line.rows.add('threads', {
    id,
    number: waiting.threadNumber,
    room_id: waiting.roomId,
    author_id: waiting.authorId,
    kind: waiting.kind,
    title: record.title,
    slug: slugify(record.title, 'thread'),
    language: record.language ?? run.options.language,
    state: record.state,
    pinned_at: record.isPinned ? waiting.at : null,
    last_number: around.lastNumber,
    participant_count: 1,
    vote_score: scoreOf(record, waiting.authorId, around.people),
    same_question_count: askers,
    view_count: record.views,
    last_post_at: waiting.at,
    last_poster_id: waiting.authorId,
    created_at: waiting.at,
    withdrawn_at: record.withdrawnAt,
    removed_at: record.isRemoved ? (record.editedAt ?? waiting.at) : null,
    removal: record.isRemoved ? 'imported' : null,
    lock_is_imported: record.state === 'locked',
  });
  for (const name of record.tags) {
    const tagId = around.tags.get(name.toLowerCase());
    if (tagId) line.rows.add('thread_tags', { thread_id: id, tag_id: tagId });
  }
  line.record(id);
  line.redirect('thread_id', id, record.paths, record.title);
}

/** How many members have the same question; only questions are asked twice. */
function sameQuestions(
  line: PreparedLine,
  { sameQuestionIds }: ThreadRecord,
  people: ReadonlyMap<string, Person>,
): number {
  const { waiting } = line;
  const askers = new Set<string>();
  for (const key of waiting.kind === 'question' ? sameQuestionIds : []) {
    const person = people.get(key);
    if (!person) line.note('unknown_member', `sameQuestionIds: ${key}`);
    else if (person.id !== waiting.authorId && !askers.has(person.id)) {
      askers.add(person.id);
      const row = { thread_id: waiting.targetId, member_id: person.id };
      line.rows.add('same_questions', { ...row, created_at: later(waiting.at, person) });
    }
  }
  return askers.size;
}
