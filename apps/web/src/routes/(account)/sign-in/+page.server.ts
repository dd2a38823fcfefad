import { redirect } from '@sveltejs/kit';
import { safeReturn } from '$lib/paths';
import { submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';

const SIGN_IN = /* GraphQL */ `
  mutation SignIn($input: SignInInput!) { signIn(input: $input) { viewer { member { id } } } }
`;

const DONE = ['password', 'email'] as const;

export const load: PageServerLoad = ({ locals, url }) => {
  const next = safeReturn(url.searchParams.get('next'));
  if (locals.viewer) redirect(303, next);
  return {
    next,
    isSentHere: url.searchParams.has('next'),
    done: DONE.find((word) => word === url.searchParams.get('done')) ?? null,
    signUpOpen: locals.settings.signUpOpen,
  };
};

export const actions: Actions = {
  async default(event) {
    const { login = '', password = '', next } = await fieldsOf(event);
    const { failure } = await submit(
      event,
      SIGN_IN,
      { input: { login, password } },
      { login, next: safeReturn(next) },
    );
    return failure ?? redirect(303, safeReturn(next));
  },
};
