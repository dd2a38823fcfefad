/** A piece of an old post: Markdown in which BBCode and HTML tags stand. */
export type Token =
  | { kind: 'text'; text: string }
  /** Code that is Markdown already, kept to the letter. */
  | { kind: 'verbatim'; text: string }
  | { kind: 'code'; text: string; language: string; inline: boolean }
  | { kind: 'image'; address: string; alt: string }
  | { kind: 'open' | 'close' | 'void'; tag: TagToken };

export interface TagToken {
  name: string;
  /** `[name=…]`, without its quotes. */
  argument: string;
  attributes: Record<string, string>;
  /** As it was written. */
  raw: string;
  start: number;
  end: number;
}

const BBCODE =
  `b i u s strike del ins code pre quote url img email list ul ol li \\* spoiler details hide
  video youtube vimeo media audio gist pastebin color colour size font center centre left right align
  justify indent highlight poll sup sub`
    .split(/\s+/)
    .join('|');
const HTML =
  `a b strong i em u s del strike ins kbd sup sub small big span font center p div br hr h[1-6]
  ul ol li blockquote details summary iframe img`
    .split(/\s+/)
    .join('|');
const VOID = new Set(['br', 'hr', 'iframe']);

const START = /[[<`~:!]/g;
const FENCE = /(`{3,}|~{3,})[^\n`]*\n(?:[\s\S]*?\n)??[ \t>]*\1[`~]*[ \t]*(?=\n|$)/y;
const CODE_SPAN = /(`+)(?!`)((?:(?!\n\s*\n)[\s\S])*?[^`])\1(?!`)/y;
const CODE_TAG =
  /\[(code|pre|noparse)(?::\w+)?(?:=([^\]\n]{0,60}))?\]([\s\S]*?)\[\/\1(?::\w+)?\]/iy;
const HTML_CODE = /<(code|pre)(?:\s[^>]*)?>([\s\S]*?)<\/\1\s*>/iy;
const BB_TAG = new RegExp(
  `\\[(\\/?)(${BBCODE})(?::\\w+)*(=(?:"[^"\\n]{0,300}"|[^\\]\\n]{0,300})|(?:\\s+[^\\]\\n]{0,300}))?\\]`,
  'iy',
);
const HTML_TAG = new RegExp(`<(\\/?)(${HTML})((?:\\s|\\/)[^>]{0,3000})?>`, 'iy');
const COMMENT = /<!--[\s\S]*?-->/y;
const IMAGE = /!\[([^\]\n]*)\]\(([^\s()]+(?:\([^\s()]*\)[^\s()]*)*)(?:\s+"[^"\n]*")?\)/y;
const UPLOAD = /\[([^\]\n]*)\]\((upload:\/\/[^\s)]+)\)/y;
const SHORTCODE = /:([a-z0-9_+-]{1,40}):/iy;

/** Splits a post into code, tags and the text between them, in one pass. */
export function* tokensOf(
  source: string,
  emoji: (name: string) => string | undefined,
): Generator<Token> {
  let from = 0;
  START.lastIndex = 0;
  for (let hit = START.exec(source); hit; hit = START.exec(source)) {
    const found = tokenAt(source, hit.index, emoji);
    if (!found) continue;
    if (hit.index > from) yield { kind: 'text', text: source.slice(from, hit.index) };
    yield found.token;
    from = found.end;
    START.lastIndex = from;
  }
  if (from < source.length) yield { kind: 'text', text: source.slice(from) };
}

interface Found {
  token: Token;
  end: number;
}

function tokenAt(
  source: string,
  at: number,
  emoji: (name: string) => string | undefined,
): Found | null {
  if (source[at - 1] === '\\') return null;
  switch (source[at]) {
    case '`':
    case '~':
      return verbatimAt(source, at);
    case '[':
      return codeTagAt(source, at) ?? uploadAt(source, at) ?? bbTagAt(source, at);
    case '<':
      return htmlAt(source, at);
    case '!':
      return imageAt(source, at);
    default:
      return emojiAt(source, at, emoji);
  }
}

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

function verbatimAt(source: string, at: number): Found | null {
  const lineStart = source.lastIndexOf('\n', at - 1) + 1;
  const atLineStart = /^[\s>*+-]*$/.test(source.slice(lineStart, at));
  const found = (atLineStart ? match(FENCE, source, at) : null) ?? match(CODE_SPAN, source, at);
  return found && { token: { kind: 'verbatim', text: found[0] }, end: at + found[0].length };
}

function codeTagAt(source: string, at: number): Found | null {
  const found = match(CODE_TAG, source, at);
  if (!found) return null;
  const [raw, , language = '', text] = found as unknown as [string, string, string?, string?];
  const end = at + raw.length;
  const alone = /(^|\n)[^\S\n]*$/.test(source.slice(Math.max(0, at - 80), at));
  const inline =
    !text?.includes('\n') && !(alone && /^[^\S\n]*(\n|$)/.test(source.slice(end, end + 80)));
  return { token: { kind: 'code', text: text ?? '', language, inline }, end };
}

function bbTagAt(source: string, at: number): Found | null {
  const found = match(BB_TAG, source, at);
  if (!found) return null;
  const [raw, slash, name, rest = ''] = found as unknown as [string, string, string, string?];
  const argument = rest.startsWith('=') ? rest.slice(1).trim().replace(/^"|"$/g, '') : '';
  const tag: TagToken = {
    name: name.toLowerCase().replace('*', 'li'),
    argument,
    attributes: {},
    raw,
    start: at,
    end: at + raw.length,
  };
  return { token: { kind: slash ? 'close' : 'open', tag }, end: tag.end };
}

function htmlAt(source: string, at: number): Found | null {
  const comment = match(COMMENT, source, at);
  if (comment) return { token: { kind: 'text', text: '' }, end: at + comment[0].length };
  const code = match(HTML_CODE, source, at);
  if (code) return htmlCode(code, at);
  const found = match(HTML_TAG, source, at);
  if (!found) return null;
  const [raw, slash, written, rest = ''] = found as unknown as [string, string, string, string?];
  const name = written.toLowerCase();
  const attributes = attributesIn(rest);
  const end = at + raw.length;
  if (name === 'a' && !slash && attributes.href === undefined) return null;
  if (name === 'img') {
    const { src, alt = '', title } = attributes;
    return src ? { token: { kind: 'image', address: src, alt: alt || (title ?? '') }, end } : null;
  }
  const tag: TagToken = { name, argument: '', attributes, raw, start: at, end };
  const kind = VOID.has(name) ? 'void' : slash ? 'close' : 'open';
  return { token: { kind, tag }, end };
}

function htmlCode(found: RegExpExecArray, at: number): Found {
  const text = (found[2] as string)
    .replace(/<\/?(?:code|span|br)[^>]*>/gi, '')
    .replace(/&(lt|gt|quot|amp);/g, (_, name: keyof typeof BASIC) => BASIC[name]);
  const inline = (found[1] as string).toLowerCase() === 'code' && !text.includes('\n');
  return { token: { kind: 'code', text, language: '', inline }, end: at + found[0].length };
}

const BASIC = { lt: '<', gt: '>', quot: '"', amp: '&' };

function attributesIn(rest: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, double, single, bare] of rest.matchAll(
    /([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi,
  )) {
    attributes[(name as string).toLowerCase()] = double ?? single ?? bare ?? '';
  }
  return attributes;
}

function imageAt(source: string, at: number): Found | null {
  const found = match(IMAGE, source, at);
  if (!found) return null;
  const alt = (found[1] as string).replace(/\|[\dx%, ]+$/, '').replace(/\|thumbnail$/, '');
  return {
    token: { kind: 'image', address: found[2] as string, alt },
    end: at + found[0].length,
  };
}

function uploadAt(source: string, at: number): Found | null {
  const found = match(UPLOAD, source, at);
  if (!found) return null;
  const name = (found[1] as string).replace(/\|attachment$/, '');
  return { token: { kind: 'text', text: `${name} (${found[2]})` }, end: at + found[0].length };
}

function emojiAt(
  source: string,
  at: number,
  emoji: (name: string) => string | undefined,
): Found | null {
  if (at > 0 && /[\p{L}\p{N}:/]/u.test(source[at - 1] as string)) return null;
  const found = match(SHORTCODE, source, at);
  const character = found && emoji(found[1] as string);
  return character
    ? { token: { kind: 'text', text: character }, end: at + (found?.[0].length ?? 0) }
    : null;
}
