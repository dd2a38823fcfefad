import { emphasised } from './emphasis.js';

/** A piece of Markdown: within a paragraph, code that must not change, or a block of its own. */
export interface Part {
  kind: 'inline' | 'verbatim' | 'block';
  text: string;
}

export const inline = (text: string): Part => ({ kind: 'inline', text });
export const verbatim = (text: string): Part => ({ kind: 'verbatim', text });
export const block = (text: string): Part => ({ kind: 'block', text });

/** Puts blank lines around blocks, and nothing between the rest. */
export function joined(parts: Part[]): string {
  let out = '';
  let afterBlock = true;
  for (const { kind, text } of parts) {
    if (kind === 'block') {
      if (text.trim() === '') continue;
      out = out.trimEnd();
      out += `${out && '\n\n'}${text}`;
      afterBlock = true;
    } else if (!afterBlock) out += text;
    else {
      const rest = text.includes('\n') ? text.replace(/^(?:[^\S\n]*\n)+/, '') : text.trimStart();
      if (rest.trim() === '') continue;
      out += `${out && '\n\n'}${rest}`;
      afterBlock = false;
    }
  }
  return out.trimEnd();
}

/** Runs of what stands in one paragraph, between blocks. */
export function runs(parts: Part[]): Part[] {
  const merged: Part[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (last && last.kind !== 'block' && part.kind !== 'block') {
      const fence = [last, part].some(
        ({ kind, text }) => kind === 'verbatim' && text.includes('\n'),
      );
      merged[merged.length - 1] = {
        kind: fence ? 'verbatim' : 'inline',
        text: last.text + part.text,
      };
    } else merged.push(part);
  }
  return merged;
}

export const isOneLine = (parts: Part[]) =>
  parts.every(({ kind, text }) => kind !== 'block' && !text.includes('\n'));

const BLOCK_MARK = /^(?:[-*+]\s|\d+[.)]\s|>|#{1,6}\s|\|)/;

/** Emphasis around every paragraph; `before` and `after` are the neighbours in the source. */
export function marked(parts: Part[], mark: string, before: string, after: string): Part[] {
  return runs(parts).map((part) => {
    if (part.kind !== 'inline') return part;
    const paragraphs = part.text.split(/(\n\s*\n)/);
    const last = paragraphs.length - 1;
    return inline(
      paragraphs
        .map((paragraph, i) =>
          BLOCK_MARK.test(paragraph.trim())
            ? paragraph
            : emphasised(paragraph, mark, i === 0 ? before : '', i === last ? after : ''),
        )
        .join(''),
    );
  });
}

export function prefixed(text: string, prefix: string): string {
  const bare = prefix.trimEnd();
  return text
    .split('\n')
    .map((line) => (line ? prefix + line : bare))
    .join('\n');
}

/** A list item: its further lines stand under the first one's words. */
export function listItem(text: string, marker: string): string {
  const indented = prefixed(text, ' '.repeat(marker.length));
  return `${marker}${indented.trimStart()}`.trimEnd();
}

/** Line breaks were line breaks where these posts come from; Markdown wants two spaces. */
export function hardBreaks(text: string): string {
  const lines = text.split('\n');
  return lines
    .map((line, i) => {
      const next = lines[i + 1];
      if (next === undefined) return line;
      const ends = (i > 0 && line.trim() === '') || (next.trim() === '' && i + 2 < lines.length);
      if (ends || endsItself(line) || BLOCK_MARK.test(next.trimStart())) return line;
      return `${line.trimEnd()}  `;
    })
    .join('\n');
}

const endsItself = (line: string) =>
  line.endsWith('\\') || /^\s*(?:#{1,6}\s|\||[-=*_]{3,}\s*$)/.test(line);
