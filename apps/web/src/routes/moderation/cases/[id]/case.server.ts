import type { RequestEvent } from '@sveltejs/kit';
import { run } from '$lib/server/api';
import { operation } from '$lib/server/operations/document';
import { type MemberAnswer, memberFace, toMemberFace } from '$lib/server/operations/member';
import { reasonOf } from '$lib/server/reason-of';
import { type DecisionAnswer, decisionFields, toDecision } from '../../decision.server';
import { itemOf } from '../../item.server';
import { changesBetween } from './changes.server';

const CASE = operation(
  /* GraphQL */ `
  query ReviewHistory($id: ID!) {
    reviewable(id: $id) {
      snapshots { title bodyMarkdown contentHash takenAt isCurrent }
      post { bodyMarkdown }
      decisions {
        ...DecisionFields reversesId viewerCanReverse viewerCannotReverseReason
        statements {
          id number title body language restriction endsAt liftedAt
          member { ...MemberFace }
        }
      }
    }
  }
  `,
  decisionFields,
  memberFace,
);

export interface StatementFace {
  id: string;
  number: number;
  title: string;
  body: string;
  language: string;
  restriction: string;
  endsAt: string | null;
  liftedAt: string | null;
}

interface PastDecision extends DecisionAnswer {
  reversesId: string | null;
  viewerCanReverse: boolean;
  viewerCannotReverseReason: string | null;
  statements: (StatementFace & { member: MemberAnswer })[];
}

interface Snapshot {
  title: string | null;
  bodyMarkdown: string;
  contentHash: string;
  takenAt: string;
  isCurrent: boolean;
}

interface Answer {
  reviewable: {
    snapshots: Snapshot[];
    post: { bodyMarkdown: string | null } | null;
    decisions: PastDecision[];
  } | null;
}

const textOf = ({ title, bodyMarkdown }: Pick<Snapshot, 'title' | 'bodyMarkdown'>) =>
  title ? `${title}\n\n${bodyMarkdown}` : bodyMarkdown;

/** A case with everything that happened in it; null when the viewer does not work on it. */
export async function caseOf(event: RequestEvent, id: string) {
  const [open, { reviewable }] = await Promise.all([
    itemOf(event, id),
    run<Answer>(event, CASE, { id }),
  ]);
  if (!open || !reviewable) return null;
  const { snapshots, post } = reviewable;
  const latest = snapshots.at(-1);
  const now = post?.bodyMarkdown ?? latest?.bodyMarkdown ?? '';
  return {
    item: open.item,
    decisions: await Promise.all(reviewable.decisions.map((made) => toPast(event, made))),
    snapshots: snapshots.map((snapshot) => ({
      takenAt: snapshot.takenAt,
      isCurrent: snapshot.isCurrent,
      changes: changesBetween(
        textOf(snapshot),
        textOf({ title: latest?.title ?? null, bodyMarkdown: now }),
      ),
    })),
  };
}

async function toPast(event: RequestEvent, made: PastDecision) {
  const { statements, viewerCannotReverseReason: reason } = made;
  return {
    ...toDecision(made),
    reversesId: made.reversesId,
    canReverse: made.viewerCanReverse,
    reverseRefusal: reason ? await reasonOf(event, reason) : null,
    statements: statements.map(({ member, ...statement }) => ({
      ...statement,
      member: toMemberFace(member),
    })),
  };
}

export type PastDecisionFace = Awaited<ReturnType<typeof toPast>>;
