import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { addressOf } from './links.js';
import type { QuoteSource } from './rendered-text.js';

const ADDRESS = /^(?:\/t\/([1-9]\d{0,9})(?:\/[^/?#]*)?)?#([1-9]\d{0,6})$/;
const AUTHOR = /^@([A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,28}[A-Za-z0-9_])?)$/;

/** The first line of a quote: `> [@ada](/t/12/slug#4):`, or `(#4)` within the same thread. */
export function quoteOf(source: QuoteSource & { slug?: string }, text: string): string {
  const { threadNumber, slug } = source;
  const thread = threadNumber ? `/t/${threadNumber}${slug ? `/${slug}` : ''}` : '';
  const lines = text.trim().split('\n');
  return [
    `> [@${source.handle}](${thread}#${source.postNumber}):`,
    '>',
    ...lines.map((line) => (line ? `> ${line}` : '>')),
    '',
  ].join('\n');
}

/** Recognises quotes of posts, which then carry their source as class, `cite` and first line. */
export function useQuotes(md: MarkdownIt): void {
  md.core.ruler.after('inline', 'quote_source', (state) => {
    for (let i = 0; i < state.tokens.length; i++) {
      if (state.tokens[i]?.type === 'blockquote_open') markQuote(state, i);
    }
  });
}

function markQuote(state: StateCore, at: number): void {
  const { tokens } = state;
  const [quote, paragraph, inline] = tokens.slice(at, at + 3) as [Token, Token?, Token?];
  if (paragraph?.type !== 'paragraph_open' || !inline?.children) return;
  const source = sourceOf(inline.children, state.env.siteOrigin as string | undefined);
  if (!source) return;
  const href = addressOf(inline.children[0] as Token);
  quote.attrs = [
    ['class', 'quote'],
    ['cite', href],
  ];
  quote.meta = { quote: source };
  paragraph.attrs = [['class', 'quote-source']];
  const rest = inline.children.splice(3).slice(2);
  if (rest.length > 0) tokens.splice(at + 4, 0, ...paragraphOf(state, paragraph, inline, rest));
}

function sourceOf(children: Token[], siteOrigin?: string): QuoteSource | null {
  const [open, author, close, colon, end] = children;
  if (open?.type !== 'link_open' || author?.type !== 'text' || close?.type !== 'link_close') {
    return null;
  }
  if (colon?.type !== 'text' || colon.content.trim() !== ':') return null;
  if (end && end.type !== 'softbreak' && end.type !== 'hardbreak') return null;
  const href = addressOf(open);
  const path =
    siteOrigin && href.startsWith(`${siteOrigin}/`) ? href.slice(siteOrigin.length) : href;
  const address = ADDRESS.exec(path);
  const handle = AUTHOR.exec(author.content)?.[1]?.toLowerCase();
  if (!address || !handle) return null;
  const threadNumber = address[1] === undefined ? {} : { threadNumber: Number(address[1]) };
  return { ...threadNumber, postNumber: Number(address[2]), handle };
}

function paragraphOf(state: StateCore, like: Token, inline: Token, children: Token[]): Token[] {
  const open = new state.Token('paragraph_open', 'p', 1);
  const text = new state.Token('inline', '', 0);
  const close = new state.Token('paragraph_close', 'p', -1);
  for (const token of [open, text, close]) token.block = true;
  open.level = close.level = like.level;
  text.level = inline.level;
  text.children = children;
  return [open, text, close];
}
