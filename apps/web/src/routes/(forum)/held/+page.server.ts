import { redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';
import { loadHeld } from './held.server';

const WITHDRAW = /* GraphQL */ `
  mutation WithdrawHeldPost($id: ID!) { heldPostWithdraw(id: $id) { heldPost { id } } }
`;

export const load: PageServerLoad = loadHeld;

export const actions: Actions = {
  async withdraw(event) {
    const { id = '' } = await fieldsOf(event);
    const { failure } = await submit(event, WITHDRAW, { id }, { id });
    return failure ?? redirect(303, `${paths.held}?withdrawn`);
  },
};
