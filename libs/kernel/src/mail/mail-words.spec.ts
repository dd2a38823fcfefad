import { differencesOf, fillWords } from './mail-words.js';

const words = { subject: 'Hello', paragraphs: ['At {site}.'], button: 'Go' };

describe('the words of mails', () => {
  it('are filled with values, and refuse to go out with a hole', () => {
    expect(fillWords('At {site}, {site}!', { site: 'Forum' })).toBe('At Forum, Forum!');
    expect(() => fillWords('At {site}.', {})).toThrow('{site}');
  });

  it('are complete when both languages hold the same parts', () => {
    expect(differencesOf({ en: { hello: words }, fr: { hello: words } })).toEqual([]);
  });

  it.each([
    ['a mail', {}],
    ['a mail that only one has', { hello: words, more: words }],
    ['a paragraph', { hello: { ...words, paragraphs: [] } }],
    ['the button', { hello: { subject: 'A', paragraphs: ['{site}'] } }],
    ['a value', { hello: { ...words, paragraphs: ['At.'] } }],
    ['the subject', { hello: { ...words, subject: '' } }],
  ])('are incomplete without %s', (_what, fr) => {
    expect(differencesOf({ en: { hello: words }, fr })).toHaveLength(1);
  });
});
