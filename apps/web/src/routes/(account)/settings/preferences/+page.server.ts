import { redirect } from '@sveltejs/kit';
import { run, submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';

const PREFERENCES = /* GraphQL */ `
  query MyPreferences { viewer { account { locale timeZone theme acceptsRoutedQuestions } } }
`;
const PREFER = /* GraphQL */ `
  mutation Prefer($input: ProfileInput!) { profileUpdate(input: $input) { account { locale } } }
`;

interface Preferences {
  viewer: {
    account: {
      locale: string;
      timeZone: string | null;
      theme: 'system' | 'light' | 'dark';
      acceptsRoutedQuestions: boolean;
    };
  };
}

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const { viewer } = await run<Preferences>(event, PREFERENCES);
  const { account } = viewer;
  const zones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);
  if (account.timeZone) zones.add(account.timeZone);
  return {
    account,
    zones: [...zones].sort(),
    siteZone: event.locals.settings.timeZone,
    isSaved: event.url.searchParams.has('saved'),
  };
};

export const actions: Actions = {
  async default(event) {
    const values = await fieldsOf(event);
    const { locale, timeZone, theme } = values;
    const acceptsRoutedQuestions = values.acceptsRoutedQuestions === 'on';
    const input = { locale, timeZone, theme, acceptsRoutedQuestions };
    const { failure } = await submit(event, PREFER, { input }, values);
    return failure ?? redirect(303, '?saved');
  },
};
