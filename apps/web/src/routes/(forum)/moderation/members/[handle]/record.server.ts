import type { RequestEvent } from '@sveltejs/kit';
import type { Restriction } from '$lib/conduct/restrictions';
import { paths } from '$lib/paths';
import { run } from '$lib/server/api';
import { notFound } from '$lib/server/not-found';
import { operation } from '$lib/server/operations/document';
import { type MemberAnswer, memberFace, toMemberFace } from '$lib/server/operations/member';
import { requireViewer } from '$lib/server/require-viewer';

export const MEMBER = operation(
  /* GraphQL */ `
  query MemberOfRecord($handle: String!) {
    member(handle: $handle) { id createdAt ...MemberFace }
  }
`,
  memberFace,
);
const RECORD = operation(
  /* GraphQL */ `
  query MemberRecord($memberId: ID!) {
    memberRecord(memberId: $memberId) {
      trustLevel trustIsFixed joinedAt postCount removedPosts heldPosts
      warnings silences suspensions flagsRaised flagsAgreed flagsDisagreed
      viewerCanSeeContact email addresses sameAddressMembers { ...MemberFace }
      notes { id body createdAt author { handle name } }
      sanctions {
        id kind startsAt endsAt liftedAt
        statement { number title restriction clause { title } }
      }
      cases { id kind state openedAt thread { title } }
      removals { number state createdAt thread { number slug title language } removalClause { title } }
    }
  }
`,
  memberFace,
);

export interface RecordAnswer {
  trustLevel: number;
  trustIsFixed: boolean;
  joinedAt: string;
  postCount: number;
  removedPosts: number;
  heldPosts: number;
  warnings: number;
  silences: number;
  suspensions: number;
  flagsRaised: number;
  flagsAgreed: number;
  flagsDisagreed: number;
  viewerCanSeeContact: boolean;
  email: string | null;
  addresses: string[];
  sameAddressMembers: MemberAnswer[];
  notes: {
    id: string;
    body: string;
    createdAt: string;
    author: { handle: string; name: string } | null;
  }[];
  sanctions: {
    id: string;
    kind: 'warning' | 'silence' | 'suspension';
    startsAt: string;
    endsAt: string | null;
    liftedAt: string | null;
    statement: {
      number: number;
      title: string;
      restriction: Restriction;
      clause: { title: string };
    } | null;
  }[];
  cases: {
    id: string;
    kind: 'post' | 'held_post' | 'member' | 'appeal';
    state: 'open' | 'waiting' | 'closed';
    openedAt: string;
    thread: { title: string } | null;
  }[];
  removals: {
    number: number;
    state: 'hidden' | 'removed';
    createdAt: string;
    thread: { number: number; slug: string; title: string; language: string };
    removalClause: { title: string } | null;
  }[];
}

export interface MemberOfRecord {
  member: (MemberAnswer & { id: string }) | null;
}

export async function memberOf(event: RequestEvent<{ handle: string }>) {
  const { handle } = event.params;
  const { member } = await run<MemberOfRecord>(event, MEMBER, { handle });
  return member ?? notFound();
}

/** What staff know of a member; refused to all others. */
export async function loadRecord(event: RequestEvent<{ handle: string }>) {
  requireViewer(event);
  const member = await memberOf(event);
  const { memberRecord } = await run<{ memberRecord: RecordAnswer | null }>(event, RECORD, {
    memberId: member.id,
  });
  const { sameAddressMembers, ...record } = memberRecord ?? notFound();
  return {
    member: toMemberFace(member),
    record: { ...record, sameAddressMembers: sameAddressMembers.map(toMemberFace) },
    address: paths.record(member),
    isNoted: event.url.searchParams.has('noted'),
  };
}
