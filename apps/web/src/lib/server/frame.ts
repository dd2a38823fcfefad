import type { Restriction } from '$lib/conduct/restrictions';
import type { Parvis, SiteViewer } from './parvis';

const COUNTS = /* GraphQL */ `
  query Frame { viewer { unreadNotificationCount reviewableCount waitingQuestionCount } }
`;
const RESTRICTIONS = /* GraphQL */ `
  query FrameRestrictions {
    viewer { statements(first: 10) { nodes { number restriction liftedAt } } }
  }
`;

interface Counts {
  viewer: {
    unreadNotificationCount: number;
    reviewableCount: number | null;
    waitingQuestionCount: number;
  } | null;
}
interface Restrictions {
  viewer: {
    statements: {
      nodes: { number: number; restriction: Restriction; liftedAt: string | null }[];
    };
  } | null;
}

/** What the frame says to a member: what waits for him, and what he may not do until when. */
export async function frameOf(viewer: SiteViewer, parvis: Parvis) {
  // A frame without its counts is better than no page.
  const { data } = await parvis.graphql<Counts>(COUNTS);
  return {
    unread: data?.viewer?.unreadNotificationCount ?? 0,
    /** Null for all but those who work the queue. */
    openCases: data?.viewer?.reviewableCount ?? null,
    /** Unanswered questions that were offered to him. */
    questions: data?.viewer?.waitingQuestionCount ?? 0,
    restriction: await restrictionOf(viewer, parvis),
  };
}

/** Suspension says more than silence; its statement is the newest of its kind that holds. */
async function restrictionOf({ suspendedUntil, silencedUntil }: SiteViewer, parvis: Parvis) {
  const until = suspendedUntil ?? silencedUntil;
  if (!until) return null;
  const kind = suspendedUntil ? ('suspend' as const) : ('silence' as const);
  const { data } = await parvis.graphql<Restrictions>(RESTRICTIONS);
  const statement = data?.viewer?.statements.nodes.find(
    ({ restriction, liftedAt }) => restriction === kind && !liftedAt,
  );
  return { kind, until, statement: statement?.number ?? null };
}
