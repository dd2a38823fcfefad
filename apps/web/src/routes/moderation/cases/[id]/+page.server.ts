import { type RequestEvent, redirect } from '@sveltejs/kit';
import { submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import { notFound } from '$lib/server/not-found';
import type { Actions, PageServerLoad } from './$types';
import { caseOf } from './case.server';

const NOTE = /* GraphQL */ `
  mutation Note($input: StaffNoteInput!) { staffNoteAdd(input: $input) { note { id } } }
`;
const REPLY = /* GraphQL */ `
  mutation Reply($id: ID!, $body: String!) { appealReply(appealId: $id, body: $body) { appeal { id } } }
`;
const REVERSE = /* GraphQL */ `
  mutation Reverse($id: ID!, $facts: String) {
    decisionReverse(id: $id, input: { facts: $facts }) { decision { id } }
  }
`;

export const load: PageServerLoad = async (event) =>
  (await caseOf(event, event.params.id)) ?? notFound();

/** Sends one form of the case and shows the case as it stands then. */
async function then(
  event: RequestEvent,
  operation: string,
  variables: Record<string, unknown>,
  values: Record<string, string>,
  place: string,
) {
  const { failure } = await submit(event, operation, variables, values);
  if (failure) return failure;
  redirect(303, `${event.url.pathname}#${place}`);
}

export const actions: Actions = {
  async note(event) {
    const { body = '' } = await fieldsOf(event);
    const input = { reviewableId: event.params.id, body };
    return then(event, NOTE, { input }, { body }, 'notes');
  },
  async reply(event) {
    const { appeal = '', body = '' } = await fieldsOf(event);
    return then(event, REPLY, { id: appeal, body }, { appeal, body }, `talk-${appeal}`);
  },
  async reverse(event) {
    const { decision = '', facts = '' } = await fieldsOf(event);
    return then(event, REVERSE, { id: decision, facts }, { decision, facts }, decision);
  },
};
