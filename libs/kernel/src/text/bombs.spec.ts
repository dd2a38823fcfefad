import { DomainError } from '../errors/domain.error.js';
import { renderMarkdown } from './markdown.js';
import { textLimits } from './text-limits.js';

const { nesting, tableColumns } = textLimits;

/** `rendered`, or the reason of the refusal; anything else that is thrown fails the test. */
function outcomeOf(source: string): string {
  try {
    renderMarkdown(source);
    return 'rendered';
  } catch (error) {
    if (error instanceof DomainError && error.code === 'INVALID') return error.reason;
    throw error;
  }
}

const row = (cell: string, columns: number) => `${`|${cell}`.repeat(columns)}|\n`;

describe('a bomb', () => {
  it.each([
    ['quotes within quotes', `${'>'.repeat(nesting + 1)} a`],
    ['quotes without end', '>'.repeat(32_000)],
    ['lists within lists', '- + '.repeat(8_000)],
    ['quotes and lists in turn', '> - '.repeat(8_000)],
    ['emphasis within emphasis', `${'*a '.repeat(200)}${'b* '.repeat(200)}`],
    ['stars without end, closed', `${'*'.repeat(9_000)}a${'*'.repeat(9_000)}`],
    ['a table of 2,000 columns', row('a', 2_000) + row('-', 2_000) + row('b', 2_000)],
    ['a table of short rows', row('a', 100) + row('-', 100) + '|\n'.repeat(15_000)],
    [
      'one long address, linked a thousand times',
      `[a]: /${'x'.repeat(9_000)}\n\n${'[a] '.repeat(5_000)}`,
    ],
    [
      'one long title, linked a thousand times',
      `[a]: /b "${'x'.repeat(9_000)}"\n\n${'[a] '.repeat(5_000)}`,
    ],
  ])('of %s is refused', (_, source) => {
    expect(outcomeOf(source)).toBe('text_too_complex');
  });

  it.each([
    ['20,000 opening brackets', '['.repeat(20_000)],
    ['brackets within brackets', '['.repeat(9_000) + ']'.repeat(9_000)],
    ['links never closed', '[a]('.repeat(8_000)],
    ['images never closed', '!['.repeat(16_000)],
    ['emphasis never closed', '*a **a '.repeat(4_500)],
    ['underscores and stars', '_*'.repeat(16_000)],
    ['back ticks of every length', Array.from({ length: 240 }, (_, i) => '`'.repeat(i)).join(' ')],
    ['tags never closed', '<a'.repeat(16_000)],
    ['comments never closed', '<!--'.repeat(8_000)],
    ['addresses in a row', 'http://'.repeat(4_500)],
    ['www. in a row', 'www.'.repeat(8_000)],
    ['@ in a row', '@a.'.repeat(10_000)],
    ['a@ in a row', 'a@'.repeat(16_000)],
    ['spaces in code', `\`\`\`\n${' '.repeat(31_000)}x\n\`\`\``],
    ['spaces in a paragraph', `a${' '.repeat(31_000)}b`],
    ['empty lines', '\n'.repeat(32_000)],
    ['8,000 items', '- a\n'.repeat(8_000)],
    ['tables of one cell', '|a|\n|-|\n|b|\n\n'.repeat(2_200)],
    ['quotes of posts', '> [@a](#1):\n> b\n\n'.repeat(1_700)],
    ['definitions', '[a]: b "\n'.repeat(3_500)],
    ['fences', '```\n'.repeat(8_000)],
  ])('of %s is rendered within the processor time of ten deadlines', (_, source) => {
    const start = process.cpuUsage();
    expect(outcomeOf(source)).toBe('rendered');
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1_000).toBeLessThan(10 * textLimits.deadline);
  });

  it('is not seen in what people do write', () => {
    expect(outcomeOf(`${'>'.repeat(20)} a`)).toBe('rendered');
    expect(outcomeOf(Array.from({ length: 12 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n'))).toBe(
      'rendered',
    );
    const table = row('a', 20) + row('-', 20) + row('b', 20).repeat(200);
    expect(outcomeOf(table)).toBe('rendered');
    expect(outcomeOf(`\`\`\`\n${row('-', tableColumns + 1)}\`\`\``)).toBe('rendered');
    expect(outcomeOf('<>&"'.repeat(8_000))).toBe('rendered');
  });
});
