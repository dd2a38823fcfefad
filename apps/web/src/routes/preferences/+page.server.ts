import { type RequestEvent, redirect } from '@sveltejs/kit';
import { knownLocale } from '$lib/messages/locales';
import { paths, safeReturn } from '$lib/paths';
import { run } from '$lib/server/api';
import { knownTheme, languageCookie, themeCookie } from '$lib/server/preferences';
import type { Actions, PageServerLoad } from './$types';

const PREFER = /* GraphQL */ `mutation Prefer($input: ProfileInput!) { profileUpdate(input: $input) { account { locale } } }`;

const year = 60 * 60 * 24 * 365;

/** There is no page here, only the two switches of the footer. */
export const load: PageServerLoad = () => redirect(303, paths.home);

export const actions: Actions = {
  async language(event) {
    const { word, next } = await read(event, 'language');
    const locale = knownLocale(word);
    keep(event, languageCookie, locale);
    if (locale) await remember(event, { locale });
    redirect(303, next);
  },

  async theme(event) {
    const { word, next } = await read(event, 'theme');
    const theme = knownTheme(word);
    keep(event, themeCookie, theme);
    await remember(event, { theme: theme ?? 'system' });
    redirect(303, next);
  },
};

/** A member finds his choice again in every browser. */
async function remember(event: RequestEvent, input: Record<string, string>): Promise<void> {
  if (event.locals.viewer) await run(event, PREFER, { input });
}

async function read(event: RequestEvent, field: string) {
  const form = await event.request.formData();
  return { word: String(form.get(field)), next: safeReturn(String(form.get('next'))) };
}

/** Remembers a known word; anything else (“system”) forgets the preference. */
function keep({ cookies, url }: RequestEvent, name: string, word: string | undefined): void {
  const options = { path: '/', sameSite: 'lax', secure: url.protocol === 'https:' } as const;
  if (word) cookies.set(name, word, { ...options, httpOnly: true, maxAge: year });
  else cookies.delete(name, options);
}
