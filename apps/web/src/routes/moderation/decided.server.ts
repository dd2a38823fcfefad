import type { RequestEvent } from '@sveltejs/kit';
import { run } from '$lib/server/api';
import { operation } from '$lib/server/operations/document';
import { type DecisionAnswer, decisionFields, toDecision } from './decision.server';

const DECIDED = operation(
  /* GraphQL */ `
  query Decided($id: ID!) { reviewable(id: $id) { waitingDecision { ...DecisionFields } } }
  `,
  decisionFields,
);

/** The decision made a moment ago, which can still be undone; for readers without script. */
export async function justDecided(event: RequestEvent, id: string | null) {
  if (!id) return null;
  const { reviewable } = await run<{
    reviewable: { waitingDecision: DecisionAnswer | null } | null;
  }>(event, DECIDED, { id });
  const waiting = reviewable?.waitingDecision;
  return waiting ? { item: id, ...toDecision(waiting) } : null;
}
