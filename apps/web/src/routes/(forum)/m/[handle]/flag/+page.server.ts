import { redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { run } from '$lib/server/api';
import { type FlagReason, flagReasons, openCase, raiseFlag } from '$lib/server/flagging';
import { notFound } from '$lib/server/not-found';
import { operation } from '$lib/server/operations/document';
import { type MemberAnswer, memberFace, toMemberFace } from '$lib/server/operations/member';
import { requireViewer } from '$lib/server/require-viewer';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const MEMBER = operation(
  /* GraphQL */ `
  query MemberToFlag($handle: String!) {
    member(handle: $handle) { id viewerCanFlag ...MemberFace }
    ${flagReasons}
  }
`,
  memberFace,
);
const MEMBER_ID =
  /* GraphQL */ 'query MemberId($handle: String!) { member(handle: $handle) { id } }';

interface Answer {
  member: (MemberAnswer & { id: string; viewerCanFlag: boolean }) | null;
  flagReasons: FlagReason[];
}

export const load: PageServerLoad = async (event) => {
  requireViewer(event);
  const { handle } = event.params;
  const { member, flagReasons: reasons } = await run<Answer>(event, MEMBER, { handle });
  if (!member) notFound();
  if (member.handle !== handle) redirect(301, paths.flagMember(member));
  const isNew = event.url.searchParams.has('flagged');
  return { member: toMemberFace(member), isAllowed: member.viewerCanFlag, isNew, reasons };
};

async function target(event: RequestEvent) {
  const { handle } = event.params;
  const { member } = await run<{ member: { id: string } | null }>(event, MEMBER_ID, { handle });
  return { memberId: member?.id ?? notFound() };
}

export const actions: Actions = {
  flag: async (event) => raiseFlag(event, await target(event)),
  open: async (event) => openCase(event, await target(event)),
};
