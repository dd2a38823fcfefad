import { ProgressLine } from './progress-line.js';

function shown(isTTY: boolean, ...steps: [number, number][]): string[] {
  const written: string[] = [];
  let now = 0;
  const out = { isTTY, write: (text: string) => written.push(text) > 0 };
  const bar = new ProgressLine(out as never, () => now);
  for (const [at, done] of steps) {
    now = at;
    bar.show({ phase: 'writing', done, total: 200 });
  }
  bar.end();
  return written.map((text) => text.replace(/\d+ s/, 'N s'));
}

test('redraws one line on a terminal, and leaves it free', () => {
  const lines = shown(true, [0, 0], [50, 10], [200, 100], [250, 200]);
  expect(lines).toHaveLength(4);
  expect(lines[1]).toMatch(/^\r.*█{15}░{15} {2}50 %/);
  expect(lines[2]).toContain('100 %');
  expect(lines[3]).toBe('\r\u001b[K');
});

test('says a plain line now and then where nothing can be redrawn', () => {
  expect(shown(false, [0, 0], [3_000, 50], [6_000, 100], [7_000, 200])).toEqual([
    'Writing   0 %  N s\n',
    'Writing  50 %  N s\n',
  ]);
});
