import { hardBreaks } from './parts.js';

/** What reads the same in Markdown: addresses, and links that people wrote out by hand. */
const KEPT =
  /https?:\/\/[^\s<>"]+|\[[^[\]\n]{1,300}\]\(https?:\/\/[^\s()]+(?:\([^\s()]*\)[^\s()]*)*\)/g;

/** Escapes what Markdown would read as its own, so that the text shows as it was written. */
export function plainToMarkdown(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  return hardBreaks(lines.map(escapeLine).join('\n').trim());
}

function escapeLine(line: string): string {
  const words = line.trim();
  let out = '';
  let from = 0;
  for (const kept of words.matchAll(KEPT)) {
    out += escapeWords(words.slice(from, kept.index)) + kept[0];
    from = kept.index + kept[0].length;
  }
  return escapeStart(out + escapeWords(words.slice(from)));
}

function escapeWords(words: string): string {
  return words
    .replace(/[\\`*[\]]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/~~/g, '\\~\\~')
    .replace(/&(?=#?\w{1,32};)/g, '\\&')
    .replace(/<(?=[a-z][a-z0-9+.-]*[:@])/gi, '\\<');
}

/** Signs that mean something at the start of a line. */
function escapeStart(line: string): string {
  return line
    .replace(/^(?:[#>|]|[-+](?=\s|$)|[-=_]{2,}\s*$)/, '\\$&')
    .replace(/^(?:- ?){3,}$/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}
