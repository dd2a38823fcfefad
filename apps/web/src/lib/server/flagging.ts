import { type RequestEvent, redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { submit } from './api';
import { fieldsOf } from './form';

/** What the pages that flag ask beside what is flagged. */
export const flagReasons = /* GraphQL */ 'flagReasons { code name help needsNote }';
export const viewerFlags = /* GraphQL */ `
  viewerFlags { id note state createdAt reason { code name } }
`;

export interface FlagReason {
  code: string;
  name: string;
  help: string;
  needsNote: boolean;
}

export interface ViewerFlag {
  id: string;
  note: string;
  state: 'pending' | 'agreed' | 'disagreed' | 'ignored';
  createdAt: string;
  reason: { code: string; name: string };
}

type Target = { postId: string } | { memberId: string };

const RAISE = /* GraphQL */ `
  mutation RaiseFlag($input: FlagInput!) { flagRaise(input: $input) { flag { id } } }
`;
const OPEN = /* GraphQL */ `
  mutation OpenCase($input: ReviewableOpenInput!) {
    reviewableOpen(input: $input) { reviewable { id } }
  }
`;

/** Raises a flag from the form, and comes back to a page that says so. */
export async function raiseFlag(event: RequestEvent, target: Target) {
  const { reasonCode = '', note = '' } = await fieldsOf(event);
  const input = { ...target, reasonCode, note: note.trim() };
  const { failure } = await submit(event, RAISE, { input }, { reasonCode, note });
  return failure ?? redirect(303, `${event.url.pathname}?flagged`);
}

/** Staff opens a case by itself, and goes to it. */
export async function openCase(event: RequestEvent, target: Target) {
  const { data, failure } = await submit<{ reviewableOpen: { reviewable: { id: string } } }>(
    event,
    OPEN,
    { input: target },
  );
  return failure ?? redirect(303, paths.case(data.reviewableOpen.reviewable));
}
