import type { Restriction } from '$lib/conduct/restrictions';

/** What lists show of a statement of reasons. */
export const statementLine = /* GraphQL */ `
  number restriction title createdAt startsAt endsAt liftedAt appeal { state }
`;

export interface StatementLine {
  number: number;
  restriction: Restriction;
  title: string;
  createdAt: string;
  startsAt: string;
  endsAt: string | null;
  liftedAt: string | null;
  appeal: { state: AppealState } | null;
}

export type AppealState = 'open' | 'granted' | 'rejected';
