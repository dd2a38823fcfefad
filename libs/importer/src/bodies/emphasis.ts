const WORD = /[\p{L}\p{N}]/u;
const SIGN = /[\p{P}\p{S}]/u;

/**
 * `**words**` with the outer space outside, so that it counts in Markdown between these
 * neighbours (`''` at an edge). `**note:**text` would not be bold: it becomes `**note**:text`;
 * where nothing helps, the words stay and the emphasis goes.
 */
export function emphasised(text: string, mark: string, before: string, after: string): string {
  const words = text.trim();
  if (words === '') return text;
  const tail = WORD.test(after) ? (/[:;,.!?…]+$/.exec(words)?.[0] ?? '') : '';
  const core = words.slice(0, words.length - tail.length).trimEnd();
  const opens = core !== '' && !(WORD.test(before) && SIGN.test(core[0] as string));
  const closes = tail !== '' || !(WORD.test(after) && SIGN.test(core.at(-1) as string));
  if (!opens || !closes) return text;
  const start = text.indexOf(core);
  return `${text.slice(0, start)}${mark}${core}${mark}${text.slice(start + core.length)}`;
}
