import { redirect } from '@sveltejs/kit';
import { run, submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';

const ACCOUNT = /* GraphQL */ `
  query MyAddress { viewer { member { handle } account { email pendingEmail } } }
`;
const EMAIL = /* GraphQL */ `
  mutation ChangeEmail($input: EmailChangeInput!) { emailChange(input: $input) { pendingEmail } }
`;
const PASSWORD = /* GraphQL */ `
  mutation ChangePassword($input: PasswordChangeInput!) { passwordChange(input: $input) { changed } }
`;

interface Account {
  viewer: {
    member: { handle: string };
    account: { email: string | null; pendingEmail: string | null };
  };
}

const DONE = ['email', 'password'] as const;

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const { viewer } = await run<Account>(event, ACCOUNT);
  const done = event.url.searchParams.get('done');
  return {
    handle: viewer.member.handle,
    ...viewer.account,
    mailIsKept: event.locals.parvis.mailIsKept ?? false,
    done: DONE.find((word) => word === done) ?? null,
  };
};

/** `form` among the values says which of the two forms came back. */
export const actions: Actions = {
  async email(event) {
    const { email = '', password = '' } = await fieldsOf(event);
    const input = { email, password };
    const { failure } = await submit(event, EMAIL, { input }, { form: 'email', email });
    return failure ?? redirect(303, event.url.pathname);
  },

  async password(event) {
    const { current = '', password = '' } = await fieldsOf(event);
    const input = { current, password };
    const { failure } = await submit(event, PASSWORD, { input }, { form: 'password' });
    return failure ?? redirect(303, '?done=password');
  },
};
