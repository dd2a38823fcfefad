/** The text as a fenced block, with a fence that the text cannot close. */
export function fenced(code: string, language = ''): string {
  const lines = code.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
  const fence = '`'.repeat(Math.max(3, longestRun(lines) + 1));
  return `${fence}${/^[\w+#.-]{1,40}$/.test(language) ? language : ''}\n${lines}\n${fence}`;
}

/** The text as a code span; nothing for nothing. */
export function codeSpan(code: string): string {
  const line = code.replace(/\s+/g, ' ').trim();
  if (line === '') return '';
  const ticks = '`'.repeat(longestRun(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${line}${pad}${ticks}`;
}

function longestRun(code: string): number {
  return Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length));
}
