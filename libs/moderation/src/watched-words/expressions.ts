import { RE2JS, RE2Set } from 're2js';

interface Expression {
  pattern: string;
  isCaseSensitive: boolean;
}

/** Places of one expression in one text; whoever repeats a word a thousand times is known by then. */
const PLACES_MAX = 100;

/** INVALID syntax throws; the engine knows no backreferences and takes time linear in the text. */
export const compile = ({ pattern, isCaseSensitive }: Expression): RE2JS =>
  RE2JS.compile(pattern, isCaseSensitive ? 0 : RE2JS.CASE_INSENSITIVE);

/**
 * Many regular expressions as one machine, which tells in one pass which of them occur; only
 * those are looked for one by one.
 */
export class Expressions {
  private readonly groups: { set: RE2Set; ids: number[]; compiled: RE2JS[] }[];

  constructor(expressions: readonly (Expression & { id: number })[]) {
    this.groups = [true, false].flatMap((sensitive) => {
      const same = expressions.filter(({ isCaseSensitive }) => isCaseSensitive === sensitive);
      if (same.length === 0) return [];
      const set = new RE2Set(RE2Set.UNANCHORED, sensitive ? 0 : RE2JS.CASE_INSENSITIVE);
      for (const { pattern } of same) set.add(pattern);
      return [{ set, ids: same.map(({ id }) => id), compiled: same.map(compile) }];
    });
  }

  search(text: string, found: (id: number, start: number, end: number) => void): void {
    for (const { set, ids, compiled } of this.groups) {
      for (const index of set.match(text) as number[]) {
        for (const [start, end] of placesOf(compiled[index]!, text)) {
          found(ids[index]!, start, end);
        }
      }
    }
  }
}

/** Where an expression matches something; an empty match is none. */
export function placesOf(expression: RE2JS, text: string): [start: number, end: number][] {
  const places: [number, number][] = [];
  const matcher = expression.matcher(text);
  while (places.length < PLACES_MAX && matcher.find()) {
    const start = matcher.start();
    const end = matcher.end();
    if (end > start) places.push([start, end]);
  }
  return places;
}
