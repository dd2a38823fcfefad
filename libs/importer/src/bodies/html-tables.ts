import type { HtmlNode } from './html-node.js';

/** A table of data as a Markdown table; a table made for layout as its cells, one by one. */
export function tableToMarkdown(table: HtmlNode, convert: (html: string) => string): string {
  const rows = Array.from(table.querySelectorAll('tr')).map((row) =>
    Array.from(row.querySelectorAll('td, th')).map((cell) => convert(cell.innerHTML).trim()),
  );
  const width = Math.max(0, ...rows.map((row) => row.length));
  const isLayout =
    width < 2 || rows.length < 2 || table.querySelector('table, pre, ul, ol, h1, h2');
  if (isLayout) return rows.flat().filter(Boolean).join('\n\n');
  const [head, ...rest] = rows.map((row) => rowOf(row, width));
  return [head, rowOf(Array(width).fill('---'), width), ...rest].join('\n');
}

function rowOf(cells: string[], width: number): string {
  const padded = [...cells, ...Array(width - cells.length).fill('')] as string[];
  return `| ${padded.map((cell) => cell.replace(/\s*\n\s*/g, ' ').replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
}
