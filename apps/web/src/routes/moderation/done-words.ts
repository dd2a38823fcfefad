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
      const span = hours ? inTime(t, 'span', hours) : '';
      return t(`moderation.did.${kind}${span ? '.for' : ''}` as MessageKey, { span });
    }),
  );
}

const DAY = 24;

/** Whole days are told as days, but for a single one where it lasts: "for 24 hours". */
function inTime(t: Locale['t'], form: 'span' | 'step', hours: number): string {
  const isDays = hours % DAY === 0 && (hours > DAY || form === 'step');
  return isDays
    ? t(`moderation.${form}.days`, { count: hours / DAY })
    : t(`moderation.${form}.hours`, { count: hours });
}

/** A length to choose, as short as it goes; 0 for one without an end. */
export const stepWords = (t: Locale['t'], hours: number): string =>
  hours === 0 ? t('moderation.step.endless') : inTime(t, 'step', hours);
