import { redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import { takePending } from '../sign-up/pending.server';
import type { Actions, PageServerLoad } from './$types';

const CONFIRM = /* GraphQL */ `
  mutation Confirm($token: String!) { emailConfirm(token: $token) { isNew } }
`;

/** Only looks: programs that open every link of a mail must not use it up. */
export const load: PageServerLoad = ({ url }) => ({
  token: (url.searchParams.get('token') ?? '').slice(0, 200),
});

export const actions: Actions = {
  async default(event) {
    const { token = '' } = await fieldsOf(event);
    const { data, failure } = await submit<{ emailConfirm: { isNew: boolean } }>(event, CONFIRM, {
      token,
    });
    if (failure) return failure;
    if (data.emailConfirm.isNew) {
      redirect(303, `${paths.welcome}?next=${encodeURIComponent(takePending(event))}`);
    }
    const security = `${paths.settings}/security?done=email`;
    redirect(303, event.locals.viewer ? security : `${paths.signIn}?done=email`);
  },
};
