import type account from './en/account.json';
import type admin from './en/admin.json';
import type ask from './en/ask.json';
import type audit from './en/audit.json';
import type conduct from './en/conduct.json';
import type errors from './en/errors.json';
import type experts from './en/experts.json';
import type forum from './en/forum.json';
import type moderation from './en/moderation.json';
import type record from './en/record.json';
import type search from './en/search.json';
import type site from './en/site.json';
import type { LocaleCode } from './locales';

export { type LocaleCode, locales } from './locales';

/** `errors` stays on the server: forms receive sentences, not reasons. */
interface Catalogue {
  site: typeof site;
  forum: typeof forum;
  experts: typeof experts;
  ask: typeof ask;
  account: typeof account;
  conduct: typeof conduct;
  admin: typeof admin;
  moderation: typeof moderation;
  record: typeof record;
  audit: typeof audit;
  search: typeof search;
  errors: typeof errors;
}

export type Namespace = keyof Catalogue;

/** Every message there is, as `namespace.key`. */
export type MessageKey = {
  [N in Namespace]: `${N}.${Extract<keyof Catalogue[N], string>}`;
}[Namespace];

/** A sentence, or one per plural category (`one`, `other`, …) chosen by `count`. */
export type Message = string | Partial<Record<Intl.LDMLPluralRule, string>>;

const files = import.meta.glob<Record<string, Message>>('./{en,fr}/*.json', { import: 'default' });
const loaded: Record<LocaleCode, Record<string, Message>> = { en: {}, fr: {} };
const present = new Set<string>();

/** Makes namespaces available in a language; a page loads those it shows and no others. */
export async function loadMessages(locale: LocaleCode, ...namespaces: Namespace[]): Promise<void> {
  await Promise.all(
    namespaces.map(async (namespace) => {
      const file = `./${locale}/${namespace}.json`;
      if (present.has(file)) return;
      const messages = (await files[file]?.()) ?? {};
      for (const key in messages) loaded[locale][`${namespace}.${key}`] = messages[key] ?? '';
      present.add(file);
    }),
  );
}

export function findMessage(locale: LocaleCode, key: string): Message | undefined {
  return loaded[locale][key];
}
