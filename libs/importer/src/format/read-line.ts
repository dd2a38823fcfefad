import type { FileLine } from '../file/line-splitter.js';
import { Fields } from './fields.js';
import { detailOf, LineRefusal, type Loss, type Note } from './loss.js';
import { readUser } from './people.js';
import { readCommunity, readRoom, readTag, readTagGroup } from './places.js';
import type { ReadingRules } from './reading-rules.js';
import { LINE_TYPES, type LineType, type ReadLine } from './records.js';
import { readPost, readThread } from './writings.js';

/** What became of a line: read, with what was changed and left out, or lost. */
export type LineOutcome = { read: ReadLine; notes: Note[]; unplaced: string[] } | { loss: Loss };

type Reader = (fields: Fields, rules: ReadingRules) => Omit<ReadLine, 'line' | 'type'>;

const READERS: Record<LineType, Reader> = {
  community: readCommunity,
  room: readRoom,
  tagGroup: readTagGroup,
  tag: readTag,
  user: readUser,
  thread: readThread,
  post: (fields) => readPost(fields, 'threadId'),
  comment: (fields) => readPost(fields, 'parentId'),
};

/** Understands one line; whatever is wrong with it ends in a loss, never in an error. */
export function readLine({ number, text }: FileLine, rules: ReadingRules): LineOutcome {
  if (text === null) return lost(number, new LineRefusal('line_too_long'));
  let raw: Record<string, unknown>;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    return lost(number, new LineRefusal('not_json', (error as Error).message));
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return lost(number, new LineRefusal('not_an_object'));
  }
  try {
    const type = LINE_TYPES.find((known) => known === raw.type);
    if (!type) throw new LineRefusal('unknown_type', String(raw.type ?? ''));
    const fields = new Fields(raw, rules.loadedAt);
    const read = { line: number, type, ...READERS[type](fields, rules) };
    return { read, notes: fields.notes, unplaced: fields.unplaced() };
  } catch (error) {
    if (error instanceof LineRefusal) return lost(number, error, raw);
    throw error;
  }
}

function lost(line: number, refusal: LineRefusal, raw: Record<string, unknown> = {}): LineOutcome {
  const { reason, detail } = refusal;
  const id = raw.id ?? raw.name;
  return {
    loss: {
      line,
      reason,
      detail: detailOf(detail),
      fate: 'skipped',
      type: LINE_TYPES.find((known) => known === raw.type) ?? 'unknown',
      sourceId: typeof id === 'string' || typeof id === 'number' ? detailOf(String(id)) : null,
    },
  };
}
