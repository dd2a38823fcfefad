import TurndownService from 'turndown';
import type { BodyOptions } from './body-options.js';
import { type HtmlNode, hasClass } from './html-node.js';
import { htmlRules, videoOf } from './html-rules.js';

const UNSEEN = new Set(['SCRIPT', 'STYLE', 'TITLE', 'HEAD', 'NOSCRIPT', 'TEMPLATE', 'SVG']);

/** Chrome of the old forum around a post's own words. */
const CHROME = ['quote-controls', 'avatar', 'meta', 'lightbox-meta'];

/** A converter of HTML to Markdown; make one and keep it. */
export function htmlConverter(options: BodyOptions): (html: string) => string {
  const service = new TurndownService({
    headingStyle: 'atx',
    hr: '---',
    br: '  ',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
    blankReplacement: (_, node) => blank(node as unknown as HtmlNode & { isBlock: boolean }),
  });
  const plain = service.escape.bind(service);
  service.escape = (text) => escapeMore(plain(text));
  const convert = (html: string) => service.turndown(html);
  for (const [name, rule] of Object.entries(htmlRules(options, convert))) {
    service.addRule(name, rule as unknown as TurndownService.Rule);
  }
  service.remove((node) => isUnseen(node as unknown as HtmlNode));
  return convert;
}

/** An empty element may still stand for a film. */
function blank(node: HtmlNode & { isBlock: boolean }): string {
  const video = videoOf(node);
  if (video) return `\n\n${video}\n\n`;
  return node.isBlock ? '\n\n' : '';
}

/** What turndown leaves but our Markdown reads: entities, strikethrough, tables. */
function escapeMore(text: string): string {
  return text
    .replace(/&(?=#?\w{1,32};)/g, '\\&')
    .replace(/~~/g, '\\~\\~')
    .replace(/^\|/gm, '\\|');
}

function isUnseen(node: HtmlNode): boolean {
  if (UNSEEN.has(node.nodeName.toUpperCase())) return true;
  if (CHROME.some((name) => hasClass(node, name))) return true;
  return hasClass(node, 'title') && hasClass(node.parentNode, 'quote');
}
