import type { Clause } from './shapes';

export const charterFields = /* GraphQL */ `clauses { code title body }`;

export interface CharterAnswer {
  clauses: { code: string; title: string; body: string }[];
}

/** Keys for clauses in their order; the letters left out choose the actions of the sheet. */
const LETTERS = 'abcdefgijkmoqtvxyz';

export const lettered = ({ clauses }: CharterAnswer): Clause[] =>
  clauses.map((clause, index) => ({ ...clause, letter: LETTERS[index] ?? '' }));
