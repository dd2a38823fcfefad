import { redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';

const REQUEST = /* GraphQL */ `
  mutation RequestReset($email: String!) { passwordResetRequest(email: $email) { email } }
`;
const RESET = /* GraphQL */ `
  mutation Reset($input: PasswordResetInput!) { passwordReset(input: $input) { changed } }
`;

/** The link of the mail leads here with a token; without one a mail is asked for. */
export const load: PageServerLoad = ({ url, locals }) => ({
  token: url.searchParams.get('token')?.slice(0, 200) ?? null,
  isSent: url.searchParams.has('sent'),
  mailIsKept: locals.parvis.mailIsKept ?? false,
});

export const actions: Actions = {
  async request(event) {
    const { email = '' } = await fieldsOf(event);
    const { failure } = await submit(event, REQUEST, { email }, { email });
    return failure ?? redirect(303, `${paths.reset}?sent`);
  },

  async choose(event) {
    const { token = '', password = '' } = await fieldsOf(event);
    const { failure } = await submit(event, RESET, { input: { token, password } }, { token });
    return failure ?? redirect(303, `${paths.signIn}?done=password`);
  },
};
