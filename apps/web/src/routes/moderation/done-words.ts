import type { Locale } from '$lib/locale/locale';
import type { MessageKey } from '$lib/messages/catalogue';
import type { Action, Verb } from './shapes';

/** “hidden and silenced for 24 hours”: what a decision does, in the words of a sentence. */
export function doneWords(
  t: Locale['t'],
  list: Locale['list'],
  { verb, actions }: { verb: Verb; actions: Action[] },
): string {
  if (verb !== 'act' || actions.length === 0) return t(`moderation.did.${verb}` as MessageKey);
  return list(
    actions.map(({ kind, hours }) => {
      const span = hours ? t(`moderation.span.${hours}` as MessageKey) : '';
      return t(`moderation.did.${kind}${span ? '.for' : ''}` as MessageKey, { span });
    }),
  );
}
