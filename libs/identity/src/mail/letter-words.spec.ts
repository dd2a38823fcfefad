import { differencesOf, LOCALES } from '@parvis/kernel';
import { LETTERS, letterWords } from './letter-words.js';

const mailsOf = (locale: (typeof LOCALES)[number]) => {
  const { footer: _footer, ...mails } = letterWords[locale];
  return mails;
};

describe('the words of the mails', () => {
  it('are complete in every language', () => {
    expect(differencesOf({ en: mailsOf('en'), fr: mailsOf('fr') })).toEqual([]);
  });

  it('exist for every mail that is sent, and for no other', () => {
    expect(Object.keys(mailsOf('en')).sort()).toEqual([...LETTERS].sort());
  });

  it('ask for no value but the site, so that nobody writes into mails to strangers', () => {
    for (const locale of LOCALES) {
      const values = JSON.stringify(mailsOf(locale)).match(/\{\w+\}/g) ?? [];
      expect(new Set(values)).toEqual(new Set(['{site}']));
      expect(letterWords[locale].footer).toMatch(/\{site\}.*\{url\}/);
    }
  });

  it('follow French typography', () => {
    const french = JSON.stringify(mailsOf('fr'));
    expect(french).not.toMatch(/\w'\w/);
    expect(french).not.toMatch(/[\wé][!?;:](?!\/)/u);
  });
});
