import type { Marks } from './marks.js';

/** Code units that a snippet shows, without the ellipses. */
export const SNIPPET_MAX = 220;
/** Words kept before the first find, so that it can be understood. */
const LEAD = 60;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);

/** A plain text as HTML: everything escaped, and `<mark>` around each word that was looked for. */
export function marked(text: string, marks: Marks): string {
  let html = '';
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!marks.has(word)) continue;
    html += `${escaped(text.slice(end, index))}<mark>${escaped(word)}</mark>`;
    end = index + word.length;
  }
  // Two words that were found side by side are one mark.
  return (html + escaped(text.slice(end))).replace(/<\/mark>(\s+)<mark>/g, '$1');
}

/** The part of a text that holds most of what was looked for, as `marked` HTML on one line. */
export function snippetOf(text: string, marks: Marks): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= SNIPPET_MAX) return marked(line, marks);
  const from = startOf(line, placesOf(line, marks));
  const to = from + SNIPPET_MAX >= line.length ? line.length : wordEnd(line, from + SNIPPET_MAX);
  const cut = marked(line.slice(from, to).trim(), marks);
  return `${from > 0 ? '…' : ''}${cut}${to < line.length ? '…' : ''}`;
}

function placesOf(line: string, marks: Marks): { at: number; word: string }[] {
  const places: { at: number; word: string }[] = [];
  for (const { 0: word, index } of line.matchAll(WORD)) {
    if (marks.has(word)) places.push({ at: index, word: word.toLowerCase() });
  }
  return places;
}

/** Where the window begins that holds the most different finds; the earliest of equals. */
function startOf(line: string, places: { at: number; word: string }[]): number {
  let best = 0;
  let from = 0;
  for (const [index, { at }] of places.entries()) {
    const within = new Set<string>();
    for (let next = index; next < places.length; next++) {
      const place = places[next]!;
      if (place.at - at > SNIPPET_MAX - LEAD) break;
      within.add(place.word);
    }
    if (within.size > best) {
      best = within.size;
      from = at;
    }
  }
  if (from <= LEAD) return 0;
  const space = line.indexOf(' ', from - LEAD);
  const start = space >= 0 && space < from ? space + 1 : from - LEAD;
  return Math.min(start, wordStart(line, line.length - SNIPPET_MAX));
}

/** The place itself when no space is near: a text without spaces is cut between characters. */
function wordStart(line: string, at: number): number {
  const space = line.indexOf(' ', at);
  return space >= 0 && space - at < 40 ? space + 1 : between(line, at);
}

function wordEnd(line: string, at: number): number {
  const space = line.lastIndexOf(' ', at);
  return space > at - 40 ? space : between(line, at);
}

/** Not within a pair of surrogates. */
const between = (line: string, at: number): number =>
  /[\udc00-\udfff]/.test(line[at] ?? '') ? at - 1 : at;
