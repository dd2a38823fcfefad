import createParser, {
  type Env,
  type MarkdownIt,
  type RendererRule,
  type StateBlock,
  type Token,
} from 'markdown-it';
import { addressOf, linkKind, useLinks } from './links.js';
import { useMentions } from './mentions.js';
import { useQuotes } from './quotes.js';
import { useTasks } from './tasks.js';
import { textLimits, tooComplex } from './text-limits.js';

const OUTSIDE = 'nofollow ugc noopener';

/** CommonMark with tables, strikethrough, autolinks, mentions, quotes; raw HTML stays text. */
export function markdownParser(): MarkdownIt {
  const md = createParser({ html: false, linkify: true, maxNesting: 2 * textLimits.nesting });
  useLinks(md);
  useMentions(md);
  useQuotes(md);
  useTasks(md);
  md.block.ruler.before('table', 'table_width', refuseWideTables);
  md.core.ruler.push('house_style', ({ tokens }) => {
    for (const token of tokens) restyle(token);
  });
  const code: RendererRule = (tokens, at) => {
    const { info, content } = tokens[at] as Token;
    return codeBlock(md.utils.unescapeAll(info).trim().split(/\s+/)[0] ?? '', content);
  };
  Object.assign(md.renderer.rules, rules, { fence: code, code_block: code });
  return md;
}

/** A table wider than any honest one ends the rendering before it costs. */
function refuseWideTables(state: StateBlock, line: number, endLine: number): boolean {
  if (line + 1 >= endLine) return false;
  const [header, delimiters] = [line, line + 1].map((one) =>
    state.src.slice((state.bMarks[one] ?? 0) + (state.tShift[one] ?? 0), state.eMarks[one]),
  ) as [string, string];
  if (!/^[-:|][-:|\s]*$/.test(delimiters)) return false;
  if (Math.min(columns(header), columns(delimiters)) > textLimits.tableColumns) throw tooComplex();
  return false;
}

const columns = (row: string) => row.split('|').length - 1;

/** Headings below the page's own; alignment as an attribute, since the CSP forbids styles. */
function restyle(token: Token): void {
  if (token.type === 'heading_open' || token.type === 'heading_close') {
    token.tag = `h${Math.min(6, Number(token.tag[1]) + 2)}`;
  } else if (token.type === 'th_open' || token.type === 'td_open') {
    const style = token.attrGet('style');
    token.attrs = style ? [['align', String(style).replace('text-align:', '')]] : null;
  }
}

/** Focusable, so that the keyboard can scroll it. */
function codeBlock(language: string, content: string): string {
  const named = language !== '' && language.length <= 40;
  const name = named ? ` class="${escaped(`language-${language}`)}"` : '';
  return `<pre tabindex="0"><code${name}>${escaped(content)}</code></pre>\n`;
}

const siteOf = (env?: Env) => env?.siteOrigin as string | undefined;

const rules: Record<string, RendererRule> = {
  s_open: () => '<del>',
  s_close: () => '</del>',
  table_open: () => '<div class="table" tabindex="0"><table>\n',
  table_close: () => '</table></div>\n',
  link_open(tokens, at, options, env, self) {
    const token = tokens[at] as Token;
    const outside = linkKind(addressOf(token), siteOf(env)) === 'external';
    if (outside) token.attrSet('rel', OUTSIDE);
    return self.renderToken(tokens, at, options);
  },
  image(tokens, at, options, env, self) {
    const token = tokens[at] as Token;
    const src = addressOf(token);
    const alt = self.renderInlineAsText(token.children ?? [], options, env);
    if (env?.images !== 'all' && linkKind(src, siteOf(env)) === 'external') {
      const words = escaped(alt || src);
      if (token.meta?.inLink) return words;
      return `<a class="image" href="${escaped(src)}" rel="${OUTSIDE}">${words}</a>`;
    }
    const title = token.attrGet('title');
    const hint = title === null ? '' : ` title="${escaped(String(title))}"`;
    return `<img src="${escaped(src)}" alt="${escaped(alt)}"${hint} loading="lazy" decoding="async">`;
  },
};

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
