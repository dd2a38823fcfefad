import { LOCALES, type Locale } from '../auth/viewer.js';

/** The words of one mail in one language; `{site}` and the like are filled in. */
export interface MailWords {
  subject: string;
  paragraphs: string[];
  button?: string;
}

export type MailWordsByLocale<Kind extends string> = Record<Locale, Record<Kind, MailWords>>;

/** Puts the values where the words say `{name}`; a value that is missing is our own mistake. */
export function fillWords(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the mail text needs a value for {${name}}`);
    return value;
  });
}

const placeholders = (words: MailWords | undefined) =>
  [...JSON.stringify(words ?? {}).matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

/** Every way in which the languages differ: a missing mail, paragraph, button or value. */
export function differencesOf(all: Record<Locale, Record<string, MailWords>>): string[] {
  const reference = all.en;
  const found: string[] = [];
  for (const locale of LOCALES) {
    for (const kind of new Set([...Object.keys(reference), ...Object.keys(all[locale])])) {
      const [ours, theirs] = [reference[kind], all[locale][kind]];
      if (!ours || !theirs) found.push(`${locale}: ${kind} is missing or unknown`);
      else if (ours.paragraphs.length !== theirs.paragraphs.length || !theirs.subject)
        found.push(`${locale}: ${kind} has other parts`);
      else if ((ours.button === undefined) !== (theirs.button === undefined))
        found.push(`${locale}: ${kind} has another button`);
      else if (placeholders(ours).join() !== placeholders(theirs).join())
        found.push(`${locale}: ${kind} has other values`);
    }
  }
  return found;
}
