import { redirect } from '@sveltejs/kit';
import { submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import { notFound } from '$lib/server/not-found';
import type { Actions, PageServerLoad } from './$types';
import { loadStatement, statementAt } from './statement.server';

const APPEAL = /* GraphQL */ `
  mutation OpenAppeal($statementId: ID!, $body: String!) {
    appealOpen(statementId: $statementId, body: $body) { appeal { id } }
  }
`;
const REPLY = /* GraphQL */ `
  mutation ReplyToAppeal($appealId: ID!, $body: String!) {
    appealReply(appealId: $appealId, body: $body) { appeal { id } }
  }
`;

export const load: PageServerLoad = loadStatement;

export const actions: Actions = {
  async appeal(event) {
    const { body = '' } = await fieldsOf(event);
    const { id: statementId } = await statementAt(event);
    const { failure } = await submit(event, APPEAL, { statementId, body }, { body });
    return failure ?? redirect(303, `${event.url.pathname}?sent#appeal`);
  },

  async reply(event) {
    const { body = '' } = await fieldsOf(event);
    const { appeal } = await statementAt(event);
    const appealId = appeal?.id ?? notFound();
    const { failure } = await submit(event, REPLY, { appealId, body }, { body });
    return failure ?? redirect(303, `${event.url.pathname}?sent#appeal`);
  },
};
