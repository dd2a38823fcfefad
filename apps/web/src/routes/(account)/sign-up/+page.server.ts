import { redirect } from '@sveltejs/kit';
import { paths, safeReturn } from '$lib/paths';
import { submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';
import { keepPending } from './pending.server';

const SIGN_UP = /* GraphQL */ `
  mutation SignUp($input: SignUpInput!) { signUp(input: $input) { email } }
`;

export const load: PageServerLoad = ({ locals, url }) => {
  const next = safeReturn(url.searchParams.get('next'));
  if (locals.viewer) redirect(303, next);
  return { next, isOpen: locals.settings.signUpOpen };
};

export const actions: Actions = {
  async default(event) {
    const fields = await fieldsOf(event);
    const { name = '', handle = '', email = '', password = '' } = fields;
    const next = safeReturn(fields.next);
    const { data, failure } = await submit<{ signUp: { email: string } }>(
      event,
      SIGN_UP,
      { input: { name, handle, email, password } },
      { name, handle, email, next },
    );
    if (failure) return failure;
    keepPending(event, { email: data.signUp.email, next });
    redirect(303, `${paths.signUp}/sent`);
  },
};
