import type { MarkdownIt, StateInline } from 'markdown-it';

/** A handle as it may stand after an @: ASCII, 1 to 30 characters, not ending in `.` or `-`. */
const HANDLE = /[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,28}[A-Za-z0-9_])?/y;
const MENTION =
  /(?<![\p{L}\p{N}_/.@%+=&?#-])@([A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,28}[A-Za-z0-9_])?)/gu;
const BEFORE = /[\p{L}\p{N}_/.@%+=&?#-]$/u;
const AT = 0x40;

/**
 * Handles (lower case, each once) that a text may mention, code and quotes included: cheap and
 * generous, made to ask the database which of them exist before rendering.
 */
export function mentionCandidates(source: string): string[] {
  const found = new Set<string>();
  for (const match of source.matchAll(MENTION)) found.add((match[1] as string).toLowerCase());
  return [...found];
}

/** Turns `@handle` into a link to the member's page. */
export function useMentions(md: MarkdownIt): void {
  md.inline.ruler.push('mention', mention);
}

function mention(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src.charCodeAt(pos) !== AT || state.linkLevel > 0) return false;
  if (pos > 0 && BEFORE.test(src.slice(Math.max(0, pos - 2), pos))) return false;
  HANDLE.lastIndex = pos + 1;
  const name = HANDLE.exec(src)?.[0];
  if (name === undefined) return false;
  const end = pos + 1 + name.length;
  if (src[end] === '@' || src[end] === '/') return false;
  const known = state.env.handles as ReadonlySet<string> | undefined;
  const handle = name.toLowerCase();
  if (known && !known.has(handle)) return false;
  if (!silent) link(state, name, handle);
  state.pos = end;
  return true;
}

function link(state: StateInline, name: string, handle: string): void {
  const open = state.push('link_open', 'a', 1);
  open.attrs = [
    ['class', 'mention'],
    ['href', `/m/${handle}`],
  ];
  open.meta = { mention: handle };
  state.push('text', '', 0).content = `@${name}`;
  state.push('link_close', 'a', -1);
}
