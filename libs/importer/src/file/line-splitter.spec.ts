import { LineSplitter } from './line-splitter.js';

function split(text: string | Buffer, chunk: number, maxBytes = 1_000) {
  const splitter = new LineSplitter(maxBytes);
  const bytes = Buffer.from(text as string);
  const lines = [];
  for (let at = 0; at < bytes.length; at += chunk) {
    lines.push(...splitter.split(bytes.subarray(at, at + chunk)));
  }
  return [...lines, ...splitter.end()];
}

test('cuts at line breaks wherever the chunks end, also within a letter', () => {
  const text = '{"a":"é"}\r\n{"b":"🐘"}\n\n{"c":1}';
  for (let chunk = 1; chunk < 20; chunk++) {
    expect(split(text, chunk)).toEqual([
      { number: 1, text: '{"a":"é"}' },
      { number: 2, text: '{"b":"🐘"}' },
      { number: 4, text: '{"c":1}' },
    ]);
  }
});

test('leaves out a byte order mark and makes the best of bytes that are not UTF-8', () => {
  expect(split(Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0x0a, 0xff, 0x62]), 3)).toEqual([
    { number: 1, text: 'a' },
    { number: 2, text: '\ufffdb' },
  ]);
});

test('lets a line that is too long pass without its text, and reads on', () => {
  expect(split(`${'x'.repeat(50)}\nshort\n`, 7, 20)).toEqual([
    { number: 1, text: null },
    { number: 2, text: 'short' },
  ]);
});
