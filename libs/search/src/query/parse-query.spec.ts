import { parseQuery } from './parse-query.js';
import {
  type ParsedQuery,
  QUERY_IGNORED_MAX,
  QUERY_LENGTH_MAX,
  QUERY_OPERATORS_MAX,
  QUERY_TERM_LENGTH_MAX,
  QUERY_TERMS_MAX,
} from './parsed-query.js';

/** A short form: `word`, `"phrase"`, `-word`, `tag=x`, `-tag=x`, and `?ignored`. */
const read = (text: string): string[] => {
  const { terms, operators, ignored } = parseQuery(text);
  return [
    ...terms.map(({ kind, text, isNegated }) =>
      [isNegated ? '-' : '', kind === 'phrase' ? `"${text}"` : text].join(''),
    ),
    ...operators.map(({ kind, value, isNegated }) => `${isNegated ? '-' : ''}${kind}=${value}`),
    ...ignored.map((piece) => `?${piece}`),
  ];
};

describe('what is typed into the search box', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['   ', []],
    ['inverter reboots', ['inverter', 'reboots']],
    ['"night mode" app', ['"night mode"', 'app']],
    ['« mode nuit » appli', ['"mode nuit"', 'appli']],
    ['“smart” ‘quotes’', ['"smart"', '‘quotes’']],
    ['printer -wifi -"blue tooth"', ['printer', '-wifi', '-"blue tooth"']],
    ['well-known e-mail --force', ['well-known', 'e-mail', 'force']],
    ['an "open phrase', ['an', '"open phrase"']],
    ['a"b c"d', ['a', '"b c"', 'd']],
    ['tag:solar room:help by:@ada', ['tag=solar', 'room=help', 'by=ada']],
    ['TAG:Solar Is:Solved', ['tag=Solar', 'is=solved']],
    ['tag:"smart meter" x', ['x', 'tag=smart meter']],
    ['-tag:solar -is:solved', ['-tag=solar', '-is=solved']],
    [
      'is:unsolved is:expert kind:question lang:FR',
      ['is=unsolved', 'is=expert', 'kind=question', 'lang=fr'],
    ],
    ['after:2026-3 before:2026', ['after=2026-03-01', 'before=2026-01-01']],
    ['-before:2026-03-31', ['after=2026-03-31']],
    ['-after:2026-03-31', ['before=2026-03-31']],
    ['before:2026-04-31 after:yesterday', ['?before:2026-04-31', '?after:yesterday']],
    ['is:nice kind:poem lang:french tag:', ['?is:nice', '?kind:poem', '?lang:french', '?tag:']],
    [
      'https://example.org/a:b std::vector 12:30',
      ['https://example.org/a:b', 'std::vector', '12:30'],
    ],
    ['foo:bar foo:"bar baz"', ['foo:bar', '"foo: bar baz"']],
    ['c++ c# .net 404', ['c++', 'c#', '.net', '404']],
    ['constructor:x __proto__:x toString:y', ['constructor:x', '__proto__:x', 'toString:y']],
  ])('%s', (text, meaning) => {
    expect(read(text)).toEqual(meaning);
  });

  it.each(["'; drop table posts; --", '?? !! ...', '%_\\ .*+?^$', '🙂 🏳️‍🌈', '- -- "" """"'])(
    'says of signs alone that they say nothing: %s',
    (text) => {
      const { terms, operators, ignored } = parseQuery(text);
      expect(operators).toEqual([]);
      for (const term of terms) expect(term.text).toMatch(/[\p{L}\p{N}]/u);
      for (const piece of ignored) expect(piece).not.toMatch(/[\p{L}\p{N}]/u);
    },
  );

  it('reads words of any script, composed in one way', () => {
    expect(read('שלום עולם')).toEqual(['שלום', 'עולם']);
    expect(read('مرحبا -بالعالم')).toEqual(['مرحبا', '-بالعالم']);
    expect(read('日本語 "検索 結果"')).toEqual(['日本語', '"検索 結果"']);
    expect(read('cafe\u0301')).toEqual(['caf\u00e9']);
    expect(read('o🙂k')).toEqual(['o🙂k']);
  });

  it('drops what cannot be seen and what turns other words around', () => {
    expect(read('a\u0000b\u202ec\ud800d\u200be')).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(read('tag:\u202esolar')).toEqual(['solar', '?tag:']);
  });

  it('knows whether the last word may still be in the making', () => {
    const open = (text: string) => parseQuery(text).isLastWordOpen;
    expect(['inv', 'my inv', 'tag:x inv'].map(open)).toEqual([true, true, true]);
    expect(['inv ', '"inv', '-inv', 'inv tag:x', 'inv ??', ''].map(open)).toEqual(
      Array(6).fill(false),
    );
  });
});

describe('more than anybody types', () => {
  it('is read as far as the limits go, and the rest is named', () => {
    const long = parseQuery('word '.repeat(2_000));
    expect(long.terms).toHaveLength(QUERY_TERMS_MAX);
    expect(long.ignored).toHaveLength(QUERY_IGNORED_MAX);
    const operators = parseQuery('tag:a '.repeat(50));
    expect(operators.operators).toHaveLength(QUERY_OPERATORS_MAX);
    const { terms, ignored, isLastWordOpen } = parseQuery(
      `${'x'.repeat(390)} ${'y'.repeat(9_609)}`,
    );
    expect(terms.map(({ text }) => text)).toEqual(['x'.repeat(QUERY_TERM_LENGTH_MAX)]);
    expect(ignored).toEqual([`${'y'.repeat(39)}…`]);
    expect(isLastWordOpen).toBe(false);
  });

  it.each([
    ['one word', 'a'.repeat(10_000)],
    ['quotation marks', '"'.repeat(10_000)],
    ['minuses', '-'.repeat(10_000)],
    ['colons', 'tag:'.repeat(2_500)],
    ['marks on one letter', `e${'\u0301'.repeat(10_000)}`],
    ['halves of letters', '\ud83d'.repeat(10_000)],
    ['a megabyte', 'a "b '.repeat(200_000)],
  ])('takes a moment only: %s', (_, text) => {
    const before = performance.now();
    expectSound(parseQuery(text));
    expect(performance.now() - before).toBeLessThan(100);
  });
});

describe('any text at all', () => {
  it('is read without a fault, within the limits, and twice the same', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const text = noise(seed);
      const query = parseQuery(text);
      expectSound(query);
      expect(parseQuery(text)).toEqual(query);
    }
  });

  it('is read again as it was understood', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const { terms, operators } = parseQuery(noise(seed));
      // `--tag:x` is a word that would be an operator by itself.
      if (terms.some(({ kind, text }) => kind === 'word' && text.includes(':'))) continue;
      const again = parseQuery(
        [
          ...terms.map(
            (t) => `${t.isNegated ? '-' : ''}${t.kind === 'phrase' ? `"${t.text}"` : t.text}`,
          ),
          ...operators.map((o) => `${o.isNegated ? '-' : ''}${o.kind}:"${o.value}"`),
        ].join(' '),
      );
      expect(again.operators).toEqual(operators);
      expect(again.terms).toEqual(terms);
    }
  });
});

function expectSound({ terms, operators, ignored }: ParsedQuery): void {
  expect(terms.length).toBeLessThanOrEqual(QUERY_TERMS_MAX);
  expect(operators.length).toBeLessThanOrEqual(QUERY_OPERATORS_MAX);
  expect(ignored.length).toBeLessThanOrEqual(QUERY_IGNORED_MAX);
  for (const { text } of terms) {
    expect(text).toMatch(/[\p{L}\p{N}]/u);
    expect(text).not.toMatch(/[\p{Cc}\p{Surrogate}"]/u);
    expect([...text].length).toBeLessThanOrEqual(QUERY_TERM_LENGTH_MAX);
  }
  for (const { value } of operators) expect(value).toMatch(/^[^\p{Cc}\p{Surrogate}"]+$/u);
  expect(terms.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(
    2 * QUERY_LENGTH_MAX,
  );
}

const PIECES = [
  ...[
    'a',
    'Word',
    'é',
    'e\u0301',
    '日本',
    'שלום',
    'مرحبا',
    '🙂',
    '\ud83d',
    '\u202e',
    '\u0000',
    '\u200d',
  ],
  ...[
    ' ',
    ' ',
    '  ',
    '\t',
    '\n',
    '"',
    '"',
    '“',
    '«',
    '-',
    '-',
    ':',
    '@',
    '\\',
    '%',
    '*',
    '(',
    '$',
    "'",
  ],
  ...[
    'tag:',
    'room:',
    'by:',
    'is:',
    'is:solved',
    'kind:idea',
    'lang:fr',
    'before:',
    '2026-02-30',
    '2026',
  ],
];

/** The same text for the same seed (mulberry32). */
function noise(seed: number): string {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const length = Math.floor(next() * 60);
  return Array.from({ length }, () => PIECES[Math.floor(next() * PIECES.length)]).join('');
}
