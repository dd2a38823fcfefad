import type { RequestEvent } from '@sveltejs/kit';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { surroundingsOf } from '$lib/locale/context';
import { localeFor } from '$lib/locale/locale';
import { loadMessages, type Namespace } from '$lib/messages/catalogue';

/**
 * Answers with one component alone, for a script to put in the place of what stands there; a page
 * shows the same component, so its styles are there already.
 */
export async function fragment<Props extends Record<string, unknown>>(
  { locals, setHeaders }: Pick<RequestEvent, 'locals' | 'setHeaders'>,
  component: Component<Props>,
  props: Props,
  ...namespaces: Namespace[]
): Promise<Response> {
  await loadMessages(locals.locale, 'site', ...namespaces);
  const locale = localeFor(locals.locale, locals.viewer?.timeZone ?? locals.settings.timeZone);
  const { body } = render(component as Component<Record<string, unknown>>, {
    props,
    context: surroundingsOf(locale, Date.now()),
  });
  setHeaders({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'",
    'x-robots-tag': 'noindex',
  });
  return new Response(body);
}
