import { fragment } from '$lib/server/operations/document';
import { type MemberAnswer, memberFace, toMemberFace } from '$lib/server/operations/member';
import type { Action, DecisionFace, Verb } from './shapes';

export const decisionFields = fragment(
  /* GraphQL */ `
  fragment DecisionFields on Decision {
    id verb actions { kind hours } clause { title } facts isAutomated state voidReason
    decidedAt executeAfter viewerCanUndo decidedBy { ...MemberFace }
  }
  `,
  memberFace,
);

export interface DecisionAnswer {
  id: string;
  verb: Verb;
  actions: Action[];
  clause: { title: string } | null;
  facts: string;
  isAutomated: boolean;
  state: DecisionFace['state'];
  voidReason: string | null;
  decidedAt: string;
  executeAfter: string;
  viewerCanUndo: boolean;
  decidedBy: MemberAnswer | null;
}

/** The seconds are told by the server's clock, so that a browser's wrong one does not matter. */
export const secondsUntil = (at: string) =>
  Math.max(0, Math.ceil((new Date(at).getTime() - Date.now()) / 1000));

export const toDecision = ({
  clause,
  executeAfter,
  ...decision
}: DecisionAnswer): DecisionFace => ({
  ...decision,
  clause: clause?.title ?? null,
  decidedBy: decision.decidedBy && toMemberFace(decision.decidedBy),
  secondsLeft: decision.state === 'waiting' ? secondsUntil(executeAfter) : 0,
});
