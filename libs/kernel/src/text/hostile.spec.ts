import { bodyOf, type TreeNode } from './html-tree.js';
import { renderMarkdown } from './markdown.js';
import { allowedHtml, sanitise } from './sanitise.js';
import { itWith, sharedData } from './shared-data.js';

const ADDRESSES = ['href', 'src', 'cite'];

/** Everything in a parsed document that the allow list does not name. */
function strangers(html: string): string[] {
  return Array.from(bodyOf(html).querySelectorAll('*')).flatMap(strangersOf);
}

function strangersOf(element: TreeNode): string[] {
  const tag = element.localName;
  const allowed = allowedHtml.tags[tag];
  if (!allowed) return [`<${tag}>`];
  return Array.from(element.attributes).flatMap(({ name, value }) => {
    if (!allowed.includes(name)) return [`<${tag} ${name}>`];
    if (ADDRESSES.includes(name) && !allowedAddress(value)) return [`${name}=${value}`];
    return name === 'class' ? value.split(/\s+/).filter((word) => !allowedClass(tag, word)) : [];
  });
}

function allowedAddress(value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop these from addresses
  const read = value.replace(/[\u0000-\u0020]/g, '').toLowerCase();
  const scheme = /^([a-z][a-z0-9+.-]*):/.exec(read)?.[1];
  return scheme ? allowedHtml.schemes.includes(scheme) : !/^[\\/]{2}/.test(read);
}

function allowedClass(tag: string, word: string): boolean {
  return (allowedHtml.classes[tag] ?? []).some((rule) =>
    rule.endsWith('*') ? word.startsWith(rule.slice(0, -1)) : word === rule,
  );
}

/** Places in Markdown where a payload may end up as text, address, title, code or label. */
const places: ((payload: string) => string)[] = [
  (p) => p,
  (p) => `[a](${p})`,
  (p) => `[a](<${p}> "${p}")`,
  (p) => `![${p}](${p})`,
  (p) => `<${p}>`,
  (p) => `\`\`\`${p}\n${p}\n\`\`\``,
  (p) => `| ${p} |\n|---|\n| ${p} |`,
  (p) => `> [@${p}](/t/1/${p}#2):\n> ${p}`,
  (p) => `[${p}]\n\n[${p}]: ${p} '${p}'`,
  (p) => `@${p} https://a.example/${p} www.${p}`,
];

/**
 * Puts every payload in `count` of the places, in turn. Parses a hundred payloads' pages at once:
 * what escapes from one shows up all the same.
 */
function expectHarmless(payloads: string[], count = places.length): void {
  for (let at = 0; at < payloads.length; at += 100) {
    const pages = payloads.slice(at, at + 100).flatMap((payload, i) =>
      Array.from({ length: count }, (_, n) => {
        const place = places[(i + n) % places.length] as (payload: string) => string;
        return renderMarkdown(place(payload), { images: 'all' }).html;
      }),
    );
    expect(strangers(pages.join('\n'))).toEqual([]);
  }
}

describe('hostile input', () => {
  it('is seen by this spec when it gets through', () => {
    expect(
      strangers('<p onclick=x><script></script><a href=" java&#9;script:x" class="y">'),
    ).toEqual(['<p onclick>', '<script>', 'href= java\tscript:x', 'y']);
  });

  it('ends at the second wall even where the first one has a hole', () => {
    const through = sanitise(
      '<p onclick=x style=y id=z><script>a</script><a href="javascript:b" class="mention evil">c</a>' +
        '<img src="data:d" onerror=e><iframe src=/f></iframe><svg><style><img src=x onerror=g></svg>',
    );
    expect(strangers(through)).toEqual([]);
    expect(through).toBe('<p><a class="mention">c</a><img /></p>');
  });

  it('finds no way out of its place', () => {
    expectHarmless([
      '"><script>alert(1)</script>',
      "' onerror=alert(1) x='",
      'javascript:alert(1)//',
      '"onmouseover="alert(1)',
      '<img src=x onerror=alert(1)>',
      '&#34;&#62;&lt;svg onload=alert(1)&gt;',
      '\u0000<scr\u0000ipt>',
      '\ud800"<b>',
    ]);
  });

  const xss = sharedData('xss-payloads-payloadbox.txt');
  itWith(xss)('of the payload box is harmless', () => {
    const payloads = (xss as string).split('\n').filter(Boolean);
    expect(payloads.length).toBeGreaterThan(6_000);
    expectHarmless(payloads, 2);
  });

  const h5sc = sharedData('xss-h5sc-vectors.txt');
  itWith(h5sc)('of the HTML5 security cheat sheet is harmless', () => {
    const payloads = (h5sc as string).split(/(?=<div id="\d+">)/);
    expect(payloads.length).toBeGreaterThan(100);
    expectHarmless(payloads);
    expect(payloads.flatMap((payload) => strangers(sanitise(payload)))).toEqual([]);
  });

  const fixtures = sharedData('xss-dompurify-expect.json');
  itWith(fixtures)('of DOMPurify’s own tests is harmless', () => {
    const payloads = (JSON.parse(fixtures as string) as { payload: string }[]).map(
      (f) => f.payload,
    );
    expect(payloads.length).toBeGreaterThan(200);
    expectHarmless(payloads.filter((payload) => payload.length < 3_000));
    expect(payloads.flatMap((payload) => strangers(sanitise(payload)))).toEqual([]);
  });

  const naughty = sharedData('naughty-strings.json');
  itWith(naughty)('of the naughty strings is harmless', () => {
    expectHarmless(JSON.parse(naughty as string) as string[]);
  });
});
