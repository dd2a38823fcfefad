import type { EngineFilter, Narrowing } from '../engine/search-request.js';
import type { OperatorKind, QueryOperator, QueryTerm } from '../query/parsed-query.js';

export interface UnderstoodTerm {
  kind: OperatorKind | QueryTerm['kind'];
  /** As it may be typed again: of a room or tag its slug, of a member his handle. */
  value: string;
  isNegated: boolean;
}

export interface NamedFilter {
  filter: EngineFilter;
  understood: UnderstoodTerm[];
  ignored: string[];
  /** Whether nothing can be meant: a choice that is not there, or two that exclude each other. */
  isImpossible: boolean;
}

/** What an operator's value turned out to name. */
export interface Named {
  /** The id of a thing, else the word itself. */
  id: string;
  value: string;
}

type SetName = 'roomIds' | 'tagIds' | 'threadKinds' | 'languages' | 'authorIds';
const SETS: Partial<Record<OperatorKind, SetName>> = {
  room: 'roomIds',
  tag: 'tagIds',
  by: 'authorIds',
  kind: 'threadKinds',
  lang: 'languages',
};

/** Puts together what was typed and what was chosen; the two must hold at once. */
export class FilterInTheMaking {
  readonly understood: UnderstoodTerm[] = [];
  readonly ignored: string[] = [];
  private readonly filter: Record<string, unknown> & EngineFilter = {};
  private readonly typed: Partial<Record<SetName, Set<string>>> = {};
  private readonly not: Partial<Record<SetName, Set<string>>> = {};
  private isImpossible = false;

  apply({ kind, isNegated }: QueryOperator, { id, value }: Named): void {
    this.understood.push({ kind, value, isNegated });
    const set = SETS[kind];
    if (set) {
      const sets = isNegated ? this.not : this.typed;
      sets[set] = (sets[set] ?? new Set()).add(id);
    } else if (kind === 'is') this.state(id, isNegated);
    else this.between(...this.bounds(kind, id));
  }

  /** Something chosen: it must hold besides what was typed; null is not there at all. */
  require(set: SetName, value: string | null): void {
    if (value === null) this.isImpossible = true;
    else if (set === 'tagIds') this.typed.tagIds = (this.typed.tagIds ?? new Set()).add(value);
    else {
      const typed = this.typed[set];
      if (typed && !typed.has(value)) this.isImpossible = true;
      this.typed[set] = new Set([value]);
    }
  }

  flag(name: 'isSolved' | 'isAnsweredByExpert', is: boolean): void {
    if (this.filter[name] !== undefined && this.filter[name] !== is) this.isImpossible = true;
    this.filter[name] = is;
  }

  /** The later beginning and the earlier end hold. */
  between(from: Date | null, to: Date | null): void {
    if (from && (!this.filter.from || this.filter.from < from)) this.filter.from = from;
    if (to && (!this.filter.to || this.filter.to > to)) this.filter.to = to;
    if (this.filter.from && this.filter.to && this.filter.from >= this.filter.to) {
      this.isImpossible = true;
    }
  }

  done(ignored: readonly string[]): NamedFilter {
    const { filter, understood, isImpossible } = this;
    Object.assign(filter, lists(this.typed));
    if (Object.keys(this.not).length > 0) filter.not = lists(this.not);
    return { filter, understood, ignored: [...this.ignored, ...ignored], isImpossible };
  }

  /** Only questions can be unsolved: a discussion that has no answer misses none. */
  private state(word: string, isNegated: boolean): void {
    if (word === 'expert') {
      this.flag('isAnsweredByExpert', !isNegated);
      return;
    }
    const isSolved = (word === 'solved') !== isNegated;
    this.flag('isSolved', isSolved);
    if (word === 'unsolved' && !isNegated) {
      const kinds = this.typed.threadKinds;
      if (kinds && !kinds.has('question')) this.isImpossible = true;
      this.typed.threadKinds = new Set(['question']);
    }
  }

  private bounds(kind: OperatorKind, day: string): [Date | null, Date | null] {
    const at = new Date(`${day}T00:00:00.000Z`);
    return kind === 'after' ? [at, null] : [null, at];
  }
}

const lists = (sets: Partial<Record<SetName, Set<string>>>): Narrowing =>
  Object.fromEntries(Object.entries(sets).map(([name, set]) => [name, [...set]])) as Narrowing;
