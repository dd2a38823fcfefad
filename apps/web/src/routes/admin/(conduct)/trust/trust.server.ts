import type { RequestEvent } from '@sveltejs/kit';
import { run } from '$lib/server/api';
import { operation } from '$lib/server/operations/document';
import { type MemberAnswer, memberFace, toMemberFace } from '$lib/server/operations/member';
import { type Deed, deeds } from './deeds';

const THRESHOLDS = /* GraphQL */ `
  query TrustThresholds { trustThresholds { level ${deeds.join(' ')} } }
`;
const FIXED = operation(
  /* GraphQL */ `
  query FixedTrust($after: String) {
    membersOfFixedTrust(first: 20, after: $after) {
      nodes { trustLevel ...MemberFace } pageInfo { hasNextPage endCursor }
    }
  }
`,
  memberFace,
);
export const SET = /* GraphQL */ `
  mutation SetThreshold($key: ID!, $value: String) {
    settingUpdate(key: $key, value: $value) { setting { key } }
  }
`;

export type Threshold = Record<Deed, number> & { level: number };

export const readThresholds = async (event: RequestEvent) =>
  (await run<{ trustThresholds: Threshold[] }>(event, THRESHOLDS)).trustThresholds;

/** Each threshold is a setting of its own. */
export const keyOf = (level: number, deed: Deed) => `trust.level${level}.${deed}`;

interface Fixed {
  membersOfFixedTrust: {
    nodes: (MemberAnswer & { trustLevel: Level })[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}
type Level = 0 | 1 | 2 | 3 | 4;

/** Whose level an admin fixed, a page of them. */
export async function readFixed(event: RequestEvent) {
  const after = event.url.searchParams.get('after');
  const { nodes, pageInfo } = (await run<Fixed>(event, FIXED, { after })).membersOfFixedTrust;
  return {
    members: nodes.map(({ trustLevel, ...member }) => ({ ...toMemberFace(member), trustLevel })),
    newer: after ? '?' : null,
    older: pageInfo.hasNextPage ? `?after=${encodeURIComponent(pageInfo.endCursor ?? '')}` : null,
  };
}
