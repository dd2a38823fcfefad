import { submit } from '$lib/server/api';
import type { Actions, PageServerLoad } from './$types';
import { loadAudit, VERIFY, type Verification } from './audit.server';

export const load: PageServerLoad = loadAudit;

export const actions: Actions = {
  async verify(event) {
    const { data, failure } = await submit<Verification>(event, VERIFY, {});
    return failure ?? { verified: data.auditVerify };
  },
};
