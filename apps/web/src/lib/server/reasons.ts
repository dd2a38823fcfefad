import { findMessage, type LocaleCode, type MessageKey } from '$lib/messages/catalogue';
import { type Params, translator } from '$lib/messages/translate';
import type { ApiError } from './parvis';

/** A sentence for the first word that has one; the messages `errors` must be loaded. */
function sentence(locale: LocaleCode, words: (string | undefined)[], params?: Params): string {
  const known = words.find((word) => word && findMessage(locale, `errors.${word}`) !== undefined);
  return translator(locale)(`errors.${known ?? 'INTERNAL'}` as MessageKey, params);
}

export function reasonSentence(locale: LocaleCode, refusal: ApiError): string {
  const { reason, code, params, retryAfter = 60 } = refusal.extensions ?? {};
  return sentence(locale, [reason, code], { ...params, count: Math.ceil(retryAfter / 60) });
}

/** By input field, what is wrong with it. */
export function fieldSentences(locale: LocaleCode, refusal: ApiError): Record<string, string> {
  const fields = Object.entries(refusal.extensions?.fields ?? {});
  return Object.fromEntries(
    fields.map(([name, said]) => {
      const { reason, ...params } = typeof said === 'string' ? { reason: said } : said;
      const values = { ...refusal.extensions?.params, ...params };
      return [name, sentence(locale, [reason, 'INVALID'], values)];
    }),
  );
}
