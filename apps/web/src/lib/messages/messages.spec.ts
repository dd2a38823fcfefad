import { readdirSync, readFileSync } from 'node:fs';

type Message = string | Record<string, string>;

const folder = new URL('.', import.meta.url);
const namespaces = readdirSync(new URL('en/', folder));
const read = (locale: string, file: string): Record<string, Message> =>
  JSON.parse(readFileSync(new URL(`${locale}/${file}`, folder), 'utf8'));
const formsOf = (message: Message) =>
  typeof message === 'string' ? [message] : Object.values(message);
const namesIn = (message: Message) =>
  [...new Set(formsOf(message).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();

/** Straight quotes, and signs without a narrow no-break space on their inner side. */
const unset = /['"]|[^\u202f\w/][:;?!](?=\s|$)|\w[;?!](?=\s|$)|«(?!\u202f)|[^\u202f]»/;

it('has the same namespaces in French', () => {
  expect(readdirSync(new URL('fr/', folder))).toEqual(namespaces);
});

describe.each(namespaces)('%s', (file) => {
  const en = read('en', file);
  const fr = read('fr', file);

  it('says everything in both languages', () => {
    expect(Object.keys(fr)).toEqual(Object.keys(en));
    for (const [key, message] of [...Object.entries(en), ...Object.entries(fr)]) {
      for (const form of formsOf(message)) expect([key, form.trim()]).not.toEqual([key, '']);
    }
  });

  it('has the same names to fill in', () => {
    for (const key of Object.keys(en)) {
      expect([key, namesIn(fr[key] ?? '')]).toEqual([key, namesIn(en[key] ?? '')]);
    }
  });

  it('has an `other` form for every plural', () => {
    for (const [key, message] of [...Object.entries(en), ...Object.entries(fr)]) {
      if (typeof message !== 'string')
        expect([key, message.other]).toEqual([key, expect.any(String)]);
    }
  });

  it('is set as French is set', () => {
    for (const [key, message] of Object.entries(fr)) {
      for (const form of formsOf(message)) {
        expect([key, unset.exec(form)?.[0]]).toEqual([key, undefined]);
      }
    }
  });
});
