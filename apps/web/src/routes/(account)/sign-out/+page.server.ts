import { redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { run } from '$lib/server/api';
import type { Actions, PageServerLoad } from './$types';

const SIGN_OUT = /* GraphQL */ `mutation SignOut { signOut { wasSignedIn } }`;

export const load: PageServerLoad = ({ locals }) => {
  if (!locals.viewer) redirect(303, paths.home);
};

export const actions: Actions = {
  async default(event) {
    await run(event, SIGN_OUT);
    redirect(303, paths.home);
  },
};
