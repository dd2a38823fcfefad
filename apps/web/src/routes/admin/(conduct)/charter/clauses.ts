import { diffWordsWithSpace } from 'diff';

const words = ['titleEn', 'titleFr', 'bodyEn', 'bodyFr'] as const;
export type Word = (typeof words)[number];
export type Clause = Record<Word | 'code', string>;

/** The clauses of the form, in order: its fields are numbered, `titleEn.0`. */
export function clausesOf(values: Record<string, string>): Clause[] {
  const clauses: Clause[] = [];
  for (let at = 0; `code.${at}` in values; at++) {
    const [code, titleEn, titleFr, bodyEn, bodyFr] = ['code', ...words].map((name) =>
      (values[`${name}.${at}`] ?? '').replaceAll('\r\n', '\n').trim(),
    ) as [string, string, string, string, string];
    clauses.push({ code, titleEn, titleFr, bodyEn, bodyFr });
  }
  return clauses;
}

/** Moves, drops or adds a clause as the pressed button says. */
export function rearranged(clauses: Clause[], values: Record<string, string>): Clause[] {
  const { up, down, drop, add } = values;
  const next = [...clauses];
  if (drop) next.splice(Number(drop), 1);
  if (add) next.push({ code: '', titleEn: '', titleFr: '', bodyEn: '', bodyFr: '' });
  const at = Number(up ?? down ?? Number.NaN);
  const to = at + (up ? -1 : 1);
  const [moved, other] = [next[at], next[to]];
  if (moved && other) [next[at], next[to]] = [other, moved];
  return next;
}

export interface Change {
  code: string;
  kind: 'added' | 'dropped' | 'changed' | 'moved';
  /** What changed of its words, by language and part. */
  diffs: { word: Word; changes: { kind: 'same' | 'added' | 'removed'; text: string }[] }[];
}

/** What a new version changes of the one in force, clause by clause; empty when nothing. */
export function changesOf(before: Clause[], after: Clause[]): Change[] {
  const old = new Map(before.map((clause) => [clause.code, clause]));
  const kept = after.filter(({ code }) => old.has(code)).map(({ code }) => code);
  const keptBefore = before.map(({ code }) => code).filter((code) => kept.includes(code));
  const standing = after.flatMap((clause): Change[] => {
    const earlier = old.get(clause.code);
    if (!earlier) return [{ code: clause.code, kind: 'added', diffs: diffsOf(null, clause) }];
    const diffs = diffsOf(earlier, clause);
    if (diffs.length > 0) return [{ code: clause.code, kind: 'changed', diffs }];
    const hasMoved = keptBefore.indexOf(clause.code) !== kept.indexOf(clause.code);
    return hasMoved ? [{ code: clause.code, kind: 'moved', diffs: [] }] : [];
  });
  const dropped = before
    .filter(({ code }) => !kept.includes(code))
    .map(({ code }): Change => ({ code, kind: 'dropped', diffs: [] }));
  return [...standing, ...dropped];
}

const diffsOf = (before: Clause | null, after: Clause): Change['diffs'] =>
  words
    .filter((word) => before?.[word] !== after[word])
    .map((word) => ({
      word,
      changes: diffWordsWithSpace(before?.[word] ?? '', after[word]).map((part) => ({
        kind: part.added ? 'added' : part.removed ? 'removed' : 'same',
        text: part.value,
      })),
    }));
