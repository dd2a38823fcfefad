import { redirect } from '@sveltejs/kit';
import { run, submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';

const SESSIONS = /* GraphQL */ `
  query MySessions {
    viewer {
      account { sessions { id browser system address createdAt lastUsedAt isCurrent } }
    }
  }
`;
const REVOKE = /* GraphQL */ `mutation Revoke($id: ID!) { sessionRevoke(id: $id) { sessions { id } } }`;
const OTHERS = /* GraphQL */ `mutation RevokeOthers { sessionsRevokeOthers { endedCount } }`;

interface Sessions {
  viewer: {
    account: {
      sessions: {
        id: string;
        browser:
          | 'chrome'
          | 'edge'
          | 'firefox'
          | 'opera'
          | 'safari'
          | 'samsung'
          | 'program'
          | 'unknown';
        system: 'android' | 'chromeos' | 'ios' | 'linux' | 'macos' | 'windows' | 'unknown';
        address: string | null;
        createdAt: string;
        lastUsedAt: string;
        isCurrent: boolean;
      }[];
    };
  };
}

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const { viewer } = await run<Sessions>(event, SESSIONS);
  const ended = Number(event.url.searchParams.get('ended'));
  return {
    sessions: viewer.account.sessions,
    ended: Number.isInteger(ended) && ended > 0 ? Math.min(ended, 100) : 0,
  };
};

export const actions: Actions = {
  async revoke(event) {
    const { id = '' } = await fieldsOf(event);
    const { failure } = await submit(event, REVOKE, { id });
    return failure ?? redirect(303, '?ended=1');
  },

  async revokeOthers(event) {
    const { sessionsRevokeOthers } = await run<{ sessionsRevokeOthers: { endedCount: number } }>(
      event,
      OTHERS,
    );
    redirect(303, `?ended=${sessionsRevokeOthers.endedCount}`);
  },
};
