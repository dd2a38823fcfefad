import type { RequestEvent } from '@sveltejs/kit';
import { localeFor } from '$lib/locale/locale';
import { loadMessages, type MessageKey } from '$lib/messages/catalogue';
import { reasonSentence } from '$lib/server/reasons';
import { doneWords } from './done-words';
import type { Action, Verb } from './shapes';

/** “Hidden and silenced for 24 hours”, or how many items a decision on many reached. */
export async function whatWasDone(
  { locals }: RequestEvent,
  verb: Verb,
  actions: Action[],
  count = 1,
): Promise<string> {
  await loadMessages(locals.locale, 'moderation');
  const { t, list } = localeFor(locals.locale, locals.settings.timeZone);
  if (count !== 1) return t(`moderation.done.${verb}` as MessageKey, { count });
  const said = doneWords(t, list, { verb, actions });
  return said.charAt(0).toLocaleUpperCase(locals.locale) + said.slice(1);
}

/** The sentence for one item that was refused among many. */
export async function sentenceFor(
  { locals }: RequestEvent,
  code: string | null,
  reason: string | null,
): Promise<string> {
  await loadMessages(locals.locale, 'errors');
  const extensions = { code: code ?? undefined, reason: reason ?? undefined };
  return reasonSentence(locals.locale, { message: reason ?? '', extensions });
}
