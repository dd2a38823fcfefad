import { redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { submit } from '$lib/server/api';
import { readPending } from '../pending.server';
import type { Actions, PageServerLoad } from './$types';

const RESEND = /* GraphQL */ `
  mutation Resend($email: String!) { signUpResend(email: $email) { email } }
`;

export const load: PageServerLoad = (event) => {
  const pending = readPending(event);
  if (!pending) redirect(303, paths.signUp);
  const { viewer, parvis } = event.locals;
  return {
    email: pending.email,
    isSentAgain: event.url.searchParams.has('again'),
    mailIsKept: parvis.mailIsKept ?? false,
    canReadMail: viewer?.role === 'admin',
  };
};

export const actions: Actions = {
  async default(event) {
    const pending = readPending(event);
    if (!pending) redirect(303, paths.signUp);
    const { failure } = await submit(event, RESEND, { email: pending.email });
    return failure ?? redirect(303, '?again');
  },
};
