import type { Token } from 'markdown-it';
import { addressOf } from './links.js';
import type { QuoteSource, RenderedText } from './rendered-text.js';
import { textLimits, tooComplex } from './text-limits.js';

type Findings = Omit<RenderedText, 'html'>;

/**
 * Walks the parsed text once: refuses what nests too deep, collects its words, mentions, quotes,
 * links and images, and marks images that stand inside a link.
 */
export function readOut(tokens: Token[], maxHtml: number): Findings {
  const reader = new Reader(maxHtml);
  for (const token of tokens) reader.block(token);
  return reader.findings();
}

class Reader {
  private readonly words: string[] = [];
  private readonly mentions = new Set<string>();
  private readonly quotes: RenderedText['quotes'] = [];
  private readonly links = new Set<string>();
  private readonly images = new Set<string>();
  private quoteDepth = 0;
  /** How many of the open block quotes are inside (or are) a quote of a post. */
  private postQuoteDepth = 0;
  private addressBytes = 0;

  constructor(private readonly maxHtml: number) {}

  findings(): Findings {
    const lines = this.words.join('').split('\n');
    const text = lines
      .map((line) => line.trim())
      .filter(Boolean)
      .join('\n');
    const { mentions, quotes, links, images } = this;
    return { text, mentions: [...mentions], quotes, links: [...links], images: [...images] };
  }

  block(token: Token): void {
    if (token.level > textLimits.nesting) throw tooComplex();
    if (token.type === 'blockquote_open') this.openQuote(token);
    else if (token.type === 'blockquote_close') this.closeQuote();
    else if (token.type === 'inline') this.inline(token);
    else if (token.type === 'fence' || token.type === 'code_block') this.say(`${token.content}\n`);
    else if (token.type === 'th_close' || token.type === 'td_close') this.say(' ');
    else if (token.nesting === -1) this.say('\n');
  }

  private openQuote(token: Token): void {
    this.quoteDepth++;
    if (token.meta?.quote && this.postQuoteDepth === 0) {
      this.quotes.push(token.meta.quote as QuoteSource);
    }
    if (token.meta?.quote || this.postQuoteDepth > 0) this.postQuoteDepth++;
  }

  private closeQuote(): void {
    this.quoteDepth--;
    if (this.postQuoteDepth > 0) this.postQuoteDepth--;
  }

  private inline(parent: Token): void {
    let linkDepth = 0;
    for (const token of parent.children ?? []) {
      if (parent.level + token.level > textLimits.nesting) throw tooComplex();
      if (token.type === 'link_open') {
        linkDepth++;
        this.link(token);
      } else if (token.type === 'link_close') linkDepth--;
      else if (token.type === 'image') this.image(token, linkDepth > 0);
      else if (token.type === 'softbreak' || token.type === 'hardbreak') this.say('\n');
      else this.say(token.content);
    }
  }

  private link(token: Token): void {
    const href = addressOf(token);
    this.weigh(token, href);
    const handle = token.meta?.mention as string | undefined;
    if (handle !== undefined) {
      if (this.quoteDepth === 0) this.mentions.add(handle);
    } else if (this.postQuoteDepth === 0) this.links.add(href);
  }

  private image(token: Token, inLink: boolean): void {
    const src = addressOf(token);
    this.weigh(token, src);
    this.images.add(src);
    token.meta = { inLink };
    for (const child of token.children ?? []) this.say(child.content);
  }

  /** A long address or title may be referred to thousands of times: stop before the HTML grows. */
  private weigh(token: Token, address: string): void {
    this.addressBytes += address.length + String(token.attrGet('title') ?? '').length;
    if (this.addressBytes > this.maxHtml) throw tooComplex();
  }

  private say(words: string): void {
    if (this.postQuoteDepth === 0) this.words.push(words);
  }
}
