import { parseQuery } from '../query/parse-query.js';
import { marked, SNIPPET_MAX, snippetOf } from './highlight.js';
import { marksOf } from './marks.js';

const marksFor = (query: string, found: string[] = []) => marksOf(found, parseQuery(query));

describe('a found text', () => {
  it.each([
    ['inverter ', 'The inverter', 'The <mark>inverter</mark>'],
    ['inv', 'The inverter inverts', 'The <mark>inverter inverts</mark>'],
    ['inv ', 'The inverter', 'The inverter'],
    ['reboots ', 'It rebooted, will reboot', 'It <mark>rebooted</mark>, will <mark>reboot</mark>'],
    ['évian ', 'Evian à ÉVIAN', '<mark>Evian</mark> à <mark>ÉVIAN</mark>'],
    [
      'batteries ',
      'les batteries, la batterie',
      'les <mark>batteries</mark>, la <mark>batterie</mark>',
    ],
    ['-noise signal ', 'signal and noise', '<mark>signal</mark> and noise'],
    ['"night mode"', 'at night mode', 'at <mark>night mode</mark>'],
    ['tag:solar ', 'solar', 'solar'],
    ['שלום ', 'אמר שלום לכם', 'אמר <mark>שלום</mark> לכם'],
    [
      'b ',
      'a <b>b</b> & "c"',
      'a &lt;<mark>b</mark>&gt;<mark>b</mark>&lt;/<mark>b</mark>&gt; &amp; &quot;c&quot;',
    ],
  ])('has marks on what was looked for: %s', (query, text, html) => {
    expect(marked(text, marksFor(query))).toBe(html);
  });

  it('has marks on what the engine took the words for', () => {
    expect(marked('my inverter', marksFor('invreter ', ['inverter']))).toBe(
      'my <mark>inverter</mark>',
    );
  });

  it('is never taken for HTML', () => {
    for (const text of [
      '<script>alert(1)</script>',
      '</mark><img src=x onerror=alert(1)>',
      '&lt;',
    ]) {
      const html = marked(text, marksFor('script mark img '));
      expect(html.replace(/<\/?mark>/g, '')).not.toMatch(/[<>]/);
    }
  });
});

describe('a snippet', () => {
  const filler = (words: number) => Array(words).fill('lorem ipsum').join(' ');

  it('is the whole of a short text on one line', () => {
    expect(snippetOf(' two\n\nlines ', marksFor('lines '))).toBe('two <mark>lines</mark>');
  });

  it('is the beginning of a text that holds nothing of what was asked', () => {
    const snippet = snippetOf(`Start ${filler(80)}`, marksFor('absent '));
    expect(snippet).toMatch(/^Start .*…$/);
  });

  it('shows the place where most of it stands together', () => {
    const text = `one ${filler(40)} the one and two ${filler(40)} two`;
    const snippet = snippetOf(text, marksFor('one two '));
    expect(snippet).toMatch(/^….*the <mark>one<\/mark> and <mark>two<\/mark>.*…$/);
  });

  it.each([
    ['the end', `${filler(60)} needle`],
    ['no spaces', `${'x'.repeat(500)} needle ${'y'.repeat(500)}`],
    ['emoji alone', '🙂'.repeat(500)],
    ['one letter again and again', 'needle '.repeat(4_000)],
  ])('keeps to its length: %s', (_, text) => {
    const before = performance.now();
    const snippet = snippetOf(text, marksFor('needle '));
    expect(snippet.replace(/<\/?mark>|…/g, '').length).toBeLessThanOrEqual(SNIPPET_MAX + 40);
    expect(snippet).not.toMatch(/\p{Surrogate}/u);
    expect(performance.now() - before).toBeLessThan(100);
  });
});
