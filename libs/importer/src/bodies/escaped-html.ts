/** Elements whose tags in a "plain" text show that it was HTML once. */
const TAGS =
  'p|br|a|img|b|i|u|s|em|strong|span|div|font|ul|ol|li|blockquote|pre|code|h[1-6]|table|iframe|center|small|hr';
const WRITTEN = new RegExp(`</?(?:${TAGS})(?:\\s[^<>]*)?/?>|<!--`, 'i');
const ENCODED = new RegExp(`&lt;/?(?:${TAGS})(?:\\s(?:(?!&gt;).)*)?/?&gt;|&lt;!--`, 'is');
const BLOCK =
  /\s*(<\/?(?:p|div|ul|ol|li|blockquote|pre|h[1-6]|table|tr|td|hr|center)\b[^>]*>)\s*/gi;

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/**
 * What a text column of an old forum really holds: HTML, HTML encoded once more (`&lt;p&gt;`), or
 * plain text, sometimes with entities in it (`Tom &amp; Ann`).
 */
export function readPlain(text: string): { html: string } | { plain: string } {
  const decoded = ENCODED.test(text) ? decodeEntities(text) : text;
  if (WRITTEN.test(decoded)) return { html: paragraphs(decoded) };
  return { plain: decodeEntities(text) };
}

/** One level of entities; unknown ones stay. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi, (whole, dec, hex, name) => {
    if (name) return NAMED[name.toLowerCase()] ?? whole;
    const code = dec ? Number(dec) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** HTML whose line breaks were never made into tags: they are meant all the same. */
export function withBreaks(html: string): string {
  return /<(?:p|br|div|li|td|pre)\b/i.test(html) ? html : paragraphs(html);
}

/** Old forums printed line breaks beside the tags: they count, except next to a block's tag. */
function paragraphs(html: string): string {
  return html
    .replace(/\r\n?/g, '\n')
    .split(/(<pre\b[\s\S]*?<\/pre>)/i)
    .map((piece, i) => (i % 2 === 1 ? piece : withParagraphs(piece)))
    .join('');
}

function withParagraphs(html: string): string {
  return html
    .replace(BLOCK, '$1')
    .replace(/\n\s*\n/g, '<p>')
    .replace(/\n/g, '<br>');
}
