import type { WordAction, WordForm } from './watched-word.entity.js';
import { type SearchedWord, WordMatcher } from './word-matcher.js';

const word = (pattern: string, form: WordForm = 'literal', more: Partial<SearchedWord> = {}) => ({
  pattern,
  form,
  language: null,
  isCaseSensitive: false,
  action: 'block' as WordAction,
  ...more,
});
const found = (
  pattern: string,
  text: string,
  form: WordForm = 'literal',
  more: Partial<SearchedWord> = {},
) =>
  new WordMatcher([word(pattern, form, more)])
    .find(text, 'en')
    .map(({ start, end }) => text.slice(start, end));

describe('words match words', () => {
  it('finds a word and not its letters inside another', () => {
    expect(found('cum', 'This document is cumbersome.')).toEqual([]);
    expect(found('cunt', 'I live in Scunthorpe.')).toEqual([]);
    expect(found('ass', 'A class, an assassin, a bass.')).toEqual([]);
    expect(found('cum', 'cum, Cum. (CUM)')).toEqual(['cum', 'Cum', 'CUM']);
    expect(found('ass', '_ass_ *ass* ass_x')).toEqual(['ass']);
  });

  it('folds accents and capitals, both ways', () => {
    expect(found('élève', 'ELEVE, Élève, eleve\u0301')).toEqual(['ELEVE', 'Élève', 'eleve\u0301']);
    expect(found('cafe', 'un café')).toEqual(['café']);
    expect(found('strasse', 'Die Straße')).toEqual(['Straße']);
    expect(found('œuvre', 'une oeuvre')).toEqual(['oeuvre']);
  });

  it('keeps the vowel signs that make another word', () => {
    expect(found('कल', 'काल')).toEqual([]);
    expect(found('कल', 'कल')).toEqual(['कल']);
  });

  it('tells capitals apart when asked', () => {
    const more = { isCaseSensitive: true };
    expect(found('US', 'us and US', 'literal', more)).toEqual(['US']);
    expect(found('Été', 'été, Été, Ete', 'literal', more)).toEqual(['Été', 'Ete']);
  });

  it('takes several words, however they are parted', () => {
    expect(found('free money', 'Free\n  MONEY! free-money freemoney')).toEqual(['Free\n  MONEY']);
  });

  it('takes symbols, emoji and addresses', () => {
    expect(found('c++', 'I like C++, not C+.')).toEqual(['C++']);
    expect(found('🍆', 'so 🍆🍆!')).toEqual(['🍆', '🍆']);
    expect(found('spam.example', 'see https://spam.example/x and notspam.example')).toEqual([
      'spam.example',
    ]);
  });

  it('finds words of scripts that write no spaces', () => {
    expect(found('赌博', '在线赌博网站')).toEqual(['赌博']);
    expect(found('การพนัน', 'เว็บการพนันออนไลน์')).toEqual(['การพนัน']);
  });

  it('keeps to its language', () => {
    const matcher = new WordMatcher([
      word('chat', 'literal', { language: 'en' }),
      word('pain', 'literal', { language: 'fr' }),
    ]);
    const words = (language: string) =>
      matcher.find('chat pain', language).map((match) => match.word.pattern);
    expect(words('en')).toEqual(['chat']);
    expect(words('fr')).toEqual(['pain']);
    expect(words('de')).toEqual([]);
  });
});

describe('disguises', () => {
  it('sees through what cannot be seen', () => {
    expect(found('viagra', 'v\u200biag\u00adra')).toEqual(['v\u200biag\u00adra']);
    expect(found('viagra', 'vi\ufeffagra')).toHaveLength(1);
    expect(found('viagra', '\u202eviagra\u202c')).toEqual(['viagra']);
    expect(found('viagra', 'v\u0336i\u0336a\u0336g\u0336r\u0336a')).toHaveLength(1);
    expect(found('cum', 'do\u200bcum\u200bent')).toEqual([]);
  });

  it('sees through letters drawn otherwise', () => {
    for (const text of [
      'ｖｉａｇｒａ',
      '𝓿𝓲𝓪𝓰𝓻𝓪',
      'ⓥⓘⓐⓖⓡⓐ',
      'viаgrа',
      'v1agra',
      'νiagra',
      'VIAGRА',
    ]) {
      expect([text, found('viagra', text)]).toEqual([text, [text]]);
    }
  });

  it('leaves whole words of another alphabet and plain numbers alone', () => {
    expect(found('cop', 'В избе сор.')).toEqual([]);
    expect(found('is', 'It costs 15.')).toEqual([]);
    expect(found('mp3', 'my mpe')).toEqual([]);
    expect(found('сука', 'cyka сука')).toEqual(['сука']);
  });
});

describe('wildcards', () => {
  it('stand for letters within a word', () => {
    expect(found('spam*', 'spam spammer not-spam antispam', 'wildcard')).toEqual([
      'spam',
      'spammer',
      'spam',
    ]);
    expect(found('*spam', 'antispam spam spams', 'wildcard')).toEqual(['antispam', 'spam']);
    expect(found('b*y', 'buy by b y bouy body-y', 'wildcard')).toEqual([
      'buy',
      'by',
      'bouy',
      'body',
    ]);
    expect(found('*viagr*', 'x v1agra! supervIAGRas', 'wildcard')).toEqual([
      'v1agra',
      'supervIAGRas',
    ]);
  });

  it('are letters like others in a literal', () => {
    expect(found('a*b', 'acb a*b')).toEqual(['a*b']);
  });
});

describe('regular expressions', () => {
  it('match what they say, where they say', () => {
    expect(found('\\bv[i1]agra\\d*', 'Viagra99 v1agra', 'regex')).toEqual(['Viagra99', 'v1agra']);
    expect(found('Foo', 'foo Foo', 'regex', { isCaseSensitive: true })).toEqual(['Foo']);
    expect(found('x*', 'abc', 'regex')).toEqual([]);
    expect(found('é+', '🍆 ééé', 'regex')).toEqual(['ééé']);
  });
});

describe('hostile inputs', () => {
  const took = (work: () => unknown) => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  };
  const letters = (n: number) =>
    n.toString(26).replace(/./g, (c) => 'abcdefghijklmnopqrstuvwxyz'[parseInt(c, 26)]!);

  it('searches a long text for ten thousand words in a moment', () => {
    const matcher = new WordMatcher(
      Array.from({ length: 10_000 }, (_, n) => word(`q${letters(n)}x`)),
    );
    const text = 'the quick brown fox says qabx '.repeat(1_100).slice(0, 32_000);
    matcher.find(text, 'en');
    expect(took(() => matcher.find(text, 'en'))).toBeLessThan(1_000);
    expect(matcher.find('qabx', 'en').length).toBeLessThanOrEqual(1);
  });

  it.each([
    ['one endless word', 'a'.repeat(32_000)],
    ['one-letter words', 'a '.repeat(16_000)],
    ['zalgo', `a${'\u0336\u0337\u0338'.repeat(8)}`.repeat(1_200)],
    ['right-to-left', 'שלום עולם مرحبا بالعالم '.repeat(1_300)],
    ['a script without spaces', '在线赌博网站'.repeat(5_000)],
    ['lone surrogates', '\ud800a\udc00 '.repeat(8_000)],
    ['emoji', '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(1_500)],
    ['mixed alphabets', 'аaоo1'.repeat(6_400)],
  ])('is not slowed down by %s', (_name, text) => {
    const matcher = new WordMatcher([
      ...Array.from({ length: 500 }, (_, n) =>
        word(`${'a'.repeat(n % 90)}*${letters(n)}`, 'wildcard'),
      ),
      ...Array.from({ length: 500 }, (_, n) => word(`*a*${letters(n)}*`, 'wildcard')),
      word('a a a a a a a a a a'),
      word('(a|b)*c.{0,50}d', 'regex'),
      word('a*a*a*a*b', 'regex'),
    ]);
    matcher.find(text.slice(0, 1_000), 'en');
    expect(took(() => matcher.find(text, 'en'))).toBeLessThan(5_000);
  });

  it('keeps a bounded number of places', () => {
    expect(found('a', 'a '.repeat(16_000))).toHaveLength(1_000);
  });
});
