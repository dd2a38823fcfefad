import { formatNumber } from '$lib/locale/formats';
import { findMessage, type LocaleCode, type MessageKey } from './catalogue';

export type Params = Record<string, string | number>;
export type Translate = (key: MessageKey, params?: Params) => string;

/**
 * Words for a language. `count` picks the plural form and reads as a number of that language;
 * a message that was not loaded shows its key, which the tests look for.
 */
export function translator(locale: LocaleCode): Translate {
  const plural = new Intl.PluralRules(locale);
  const shown = (value: string | number) =>
    typeof value === 'number' ? formatNumber(locale, value) : value;

  return (key, params) => {
    const message = findMessage(locale, key);
    if (message === undefined) return key;
    const text =
      typeof message === 'string'
        ? message
        : (message[plural.select(Number(params?.count ?? 0))] ?? message.other ?? key);
    if (!params) return text;
    return text.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = params[name];
      return value === undefined ? whole : shown(value);
    });
  };
}
