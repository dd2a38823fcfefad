import { checked, cleanText, DomainError, invalid, oneOf } from '@parvis/kernel';
import { type ActionKind, possibleActions } from '../reviewables/possible-actions.js';
import type { Reviewable } from '../reviewables/reviewable.entity.js';
import { SANCTION_HOURS } from '../sanctions/sanction.entity.js';
import {
  type Action,
  DECIDING_VERBS,
  FACTS_MAX,
  LOCK_HOURS_MAX,
  type Verb,
} from './decision.entity.js';

/** What somebody asks for, as it came in. */
export interface RawWish {
  verb: Verb;
  actions?: readonly { kind: ActionKind; hours?: number | null }[] | null;
  clauseCode?: string | null;
  facts?: string | null;
}

/** The same, cleaned and possible for the kind of thing. */
export interface Wish {
  verb: Verb;
  actions: Action[];
  clauseCode: string | null;
  facts: string;
}

/** Of each group at most one: a post is not both hidden and removed. */
const EITHER: readonly (readonly ActionKind[])[] = [
  ['hide', 'remove'],
  ['silence', 'suspend'],
];

/** Throws INVALID that names every wrong field. Whether the clause exists is not asked here. */
/** Where these are possible, acting without them would leave what waits waiting. */
const SETTLING: readonly ActionKind[] = ['refuse', 'uphold'];

export function cleanWish(raw: RawWish, item: Pick<Reviewable, 'kind' | 'authorId'>): Wish {
  return checked({
    verb: () => oneOf(raw.verb, DECIDING_VERBS),
    actions: () => cleanActions(raw, possibleActions(item)),
    clauseCode: () => cleanClause(raw),
    facts: () => cleanText(raw.facts ?? '', { max: FACTS_MAX, min: 0, multiline: true }),
  });
}

/** Whether it restricts something, which must be told to somebody under a clause. */
export const isRestricting = ({ kind }: Pick<Action, 'kind'>): boolean => kind !== 'uphold';

function cleanActions({ verb, actions }: RawWish, possible: readonly ActionKind[]): Action[] {
  const wanted = actions ?? [];
  if (verb !== 'act') {
    if (wanted.length > 0) throw new DomainError('INVALID', 'only_when_acting');
    return [];
  }
  if (wanted.length === 0) throw new DomainError('INVALID', 'required');
  const kinds = wanted.map(({ kind }) => oneOf(kind, possible));
  if (SETTLING.some((kind) => possible.includes(kind) && !kinds.includes(kind))) {
    throw new DomainError('INVALID', 'required');
  }
  if (new Set(kinds).size < kinds.length) throw new DomainError('INVALID', 'twice');
  for (const group of EITHER) {
    if (group.every((kind) => kinds.includes(kind))) throw new DomainError('INVALID', 'exclusive');
  }
  return wanted.map(({ kind, hours }) => ({ kind, hours: cleanHours(kind, hours ?? null) }));
}

function cleanHours(kind: ActionKind, hours: number | null): number | null {
  if (kind === 'silence' || kind === 'suspend') {
    if (hours === null || !SANCTION_HOURS.includes(hours)) throw invalidHours();
    return hours;
  }
  if (hours === null) return null;
  const fits = Number.isInteger(hours) && hours >= 1 && hours <= LOCK_HOURS_MAX;
  if (kind !== 'lock' || !fits) throw invalidHours();
  return hours;
}

const invalidHours = () => new DomainError('INVALID', 'wrong_hours');

function cleanClause({ verb, clauseCode, actions }: RawWish): string | null {
  const needed = verb === 'act' && (actions ?? []).some(isRestricting);
  if (!needed) return null;
  if (!clauseCode) throw new DomainError('INVALID', 'required');
  return clauseCode;
}

/** A code that the charter in force does not have. */
export const unknownClause = () => invalid({ clauseCode: 'not_an_option' });
