import { autolink, imageAt, linkTo } from './addresses.js';
import type { BodyOptions } from './body-options.js';
import { codeSpan, fenced } from './code.js';
import { emojiNamed } from './emoji-names.js';
import { emphasised } from './emphasis.js';
import { attributeOf, type HtmlNode, hasClass } from './html-node.js';
import { tableToMarkdown } from './html-tables.js';
import { numbers, quoteBlock } from './old-quotes.js';
import { listItem } from './parts.js';
import { lowered, raised } from './small-letters.js';

interface HtmlRule {
  filter: string | string[] | ((node: HtmlNode) => boolean);
  replacement(content: string, node: HtmlNode): string;
}

const apart = (text: string) => (text.trim() === '' ? '' : `\n\n${text}\n\n`);

/** How elements become Markdown where turndown's own rules do not know or do not suffice. */
export function htmlRules(
  options: BodyOptions,
  convert: (html: string) => string,
): Record<string, HtmlRule> {
  return {
    ...wordRules,
    code: {
      filter: (node) => isNamed(node, 'CODE', 'KBD', 'TT', 'SAMP') && !within(node, 'PRE'),
      replacement: (_, node) => codeSpan(node.textContent ?? ''),
    },
    codeBlock: { filter: 'pre', replacement: (_, node) => apart(codeBlock(node)) },
    image: { filter: 'img', replacement: (_, node) => image(node) },
    link: {
      filter: (node) => isNamed(node, 'A') && attributeOf(node, 'href') !== '',
      replacement: (content, node) => link(content, node),
    },
    video: {
      filter: (node) => isNamed(node, 'IFRAME', 'VIDEO', 'EMBED') || hasClass(node, 'lazyYT'),
      replacement: (content, node) => apart(videoOf(node) || content),
    },
    item: { filter: 'li', replacement: item },
    preview: {
      filter: (node) => isNamed(node, 'ASIDE') && hasClass(node, 'onebox'),
      replacement: (content, node) => apart(preview(content, node)),
    },
    forumQuote: {
      filter: (node) => isNamed(node, 'ASIDE') && hasClass(node, 'quote'),
      replacement: (content, node) => apart(forumQuote(content, node, options)),
    },
    table: {
      filter: 'table',
      replacement: (_, node) => apart(tableToMarkdown(node, convert)),
    },
  };
}

const mark = (sign: string) => (words: string, node: HtmlNode) =>
  words.includes('\n\n')
    ? words
    : emphasised(
        words,
        sign,
        node.previousSibling?.textContent?.at(-1) ?? '',
        node.nextSibling?.textContent?.[0] ?? '',
      );

const wordRules: Record<string, HtmlRule> = {
  bold: { filter: ['strong', 'b'], replacement: mark('**') },
  slanted: { filter: ['em', 'i', 'u'], replacement: mark('*') },
  struck: { filter: ['s', 'del', 'strike'], replacement: mark('~~') },
  raised: { filter: 'sup', replacement: (words) => raised(words)?.[0]?.text ?? words },
  lowered: { filter: 'sub', replacement: (words) => lowered(words)?.[0]?.text ?? words },
  summary: { filter: 'summary', replacement: (words) => apart(emphasised(words, '**', '', '')) },
};

const isNamed = (node: HtmlNode, ...names: string[]) => names.includes(node.nodeName.toUpperCase());

function within(node: HtmlNode, name: string): boolean {
  for (let at = node.parentNode; at; at = at.parentNode) if (isNamed(at, name)) return true;
  return false;
}

function codeBlock(node: HtmlNode): string {
  const language = /\blang(?:uage)?-([\w+#.-]+)/.exec(
    `${node.querySelector('code')?.className ?? ''} ${node.className ?? ''}`,
  )?.[1];
  return fenced(node.textContent ?? '', language === 'auto' ? '' : language);
}

function image(node: HtmlNode): string {
  const [src, alt, title] = ['src', 'alt', 'title'].map((name) => attributeOf(node, name)) as [
    string,
    string,
    string,
  ];
  if (hasClass(node, 'emoji')) {
    const name = (title || alt).replaceAll(':', '');
    return emojiNamed(name) ?? (title || alt);
  }
  return src === '' ? alt : imageAt(src, alt || title);
}

function link(content: string, node: HtmlNode): string {
  const href = attributeOf(node, 'href');
  const picture = hasClass(node, 'lightbox') ? node.querySelector('img') : null;
  if (picture) return imageAt(href, attributeOf(picture, 'alt'));
  // A block cannot be a label: the address follows it.
  if (/\n\s*\n/.test(content.trim())) return `${content}\n\n${autolink(href)}\n\n`;
  return linkTo(href, content);
}

/** A link to the film that an embedding element shows; nothing for another element. */
export function videoOf(node: HtmlNode): string {
  const youtube = attributeOf(node, 'data-youtube-id');
  const title = attributeOf(node, 'data-youtube-title');
  if (youtube) return linkTo(`https://www.youtube.com/watch?v=${youtube}`, title);
  const src = isNamed(node, 'IFRAME', 'VIDEO', 'EMBED') ? attributeOf(node, 'src') : '';
  return src ? autolink(src) : '';
}

/** A preview that the old forum made of an address: the address was what the author wrote. */
function preview(content: string, node: HtmlNode): string {
  const anchor = node.querySelector('h3 a, h4 a') ?? node.querySelector('a');
  const href = attributeOf(node, 'data-onebox-src') || (anchor ? attributeOf(anchor, 'href') : '');
  return href ? linkTo(href, anchor?.textContent ?? '') : content;
}

function item(content: string, node: HtmlNode): string {
  const list = node.parentNode;
  const items = Array.from(list?.childNodes ?? []).filter((one) => isNamed(one, 'LI'));
  const ordered = list !== null && isNamed(list, 'OL');
  const first = ordered ? Number(attributeOf(list, 'start')) || 1 : 0;
  const marker = ordered ? `${first + items.indexOf(node)}. ` : '- ';
  return `${listItem(content.trim(), marker)}\n`;
}

/** A Discourse quote: `<aside class="quote" data-username data-post data-topic>`. */
function forumQuote(content: string, node: HtmlNode, options: BodyOptions): string {
  const name = attributeOf(node, 'data-username');
  const words = content.trim().replace(/^> ?/gm, '');
  if (name === '') return content;
  const place = numbers(attributeOf(node, 'data-post'), attributeOf(node, 'data-topic'));
  return quoteBlock({ name, ...place }, words, options);
}
