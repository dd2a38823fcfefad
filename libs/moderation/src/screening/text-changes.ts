import { codePoints } from '@parvis/kernel';
import type { WordMatch } from '../watched-words/word-matcher.js';

/** What stands for each character of a censored word. */
const COVER = '■';
const CHANGING: ReadonlySet<string> = new Set(['censor', 'replace', 'link']);
/** Code and addresses, whose letters are no words. */
const MACHINE =
  /```[\s\S]*?```|~~~[\s\S]*?~~~|`[^`\n]+`|\]\([^()\s]*\)|<[a-z][a-z0-9+.-]*:[^<>\s]*>|\bhttps?:\/\/[^\s<>()[\]]+|^ {0,3}\[[^\]\n]{1,200}\]:[^\n]*$/gim;
/** A link as it is written, text and all. */
const LINK = /\[[^[\]\n]*\]\([^()\n]*\)/g;

type Range = [start: number, end: number];

/**
 * The text with words covered, exchanged or linked as the matches say; of overlapping ones the
 * first and longest counts. In Markdown, code and addresses are only ever covered, and what is
 * a link already gets no second one.
 */
export function changed(
  text: string,
  matches: readonly WordMatch[],
  format: 'markdown' | 'plain',
): string {
  const wanted = matches.filter(({ word }) => CHANGING.has(word.action));
  if (wanted.length === 0) return text;
  const machine = format === 'markdown' ? rangesOf(MACHINE, text) : [];
  const links = format === 'markdown' ? rangesOf(LINK, text) : [];
  const linked = new Set<string>();
  let result = '';
  let at = 0;
  for (const { word, start, end } of wanted) {
    if (start < at) continue;
    const found = text.slice(start, end);
    if (word.action !== 'censor' && meets(machine, start, end)) continue;
    if (word.action === 'link') {
      if (format === 'plain' || linked.has(word.id) || meets(links, start, end)) continue;
      linked.add(word.id);
    }
    result += text.slice(at, start) + changeOf(found, word);
    at = end;
  }
  return result + text.slice(at);
}

function changeOf(found: string, { action, replacement }: WordMatch['word']): string {
  if (action === 'censor') return COVER.repeat(codePoints(found));
  if (action === 'replace') return replacement;
  return `[${found.replace(/[[\]\\]/g, '\\$&')}](${replacement})`;
}

const rangesOf = (pattern: RegExp, text: string): Range[] =>
  [...text.matchAll(pattern)].map(({ index, 0: match }) => [index, index + match.length]);

const meets = (ranges: readonly Range[], start: number, end: number): boolean =>
  ranges.some(([from, to]) => from < end && start < to);
