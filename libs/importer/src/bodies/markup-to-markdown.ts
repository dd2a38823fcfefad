import { addressIn, autolink, imageAt, linkTo } from './addresses.js';
import type { BodyOptions } from './body-options.js';
import { codeSpan, fenced } from './code.js';
import { emojiNamed } from './emoji-names.js';
import { tokensOf } from './markup-tokens.js';
import { type Element, type Leaf, type MarkupNode, treeOf } from './markup-tree.js';
import { quoteBlock, quotedPost } from './old-quotes.js';
import {
  block,
  hardBreaks,
  inline,
  isOneLine,
  joined,
  listItem,
  marked,
  type Part,
  prefixed,
  verbatim,
} from './parts.js';
import { lowered, raised } from './small-letters.js';

/** Turns Markdown with BBCode, HTML tags and emoji shortcodes in it into Markdown alone. */
export function markupToMarkdown(source: string, options: BodyOptions = {}): string {
  return new Writer(source, options).write();
}

type Wording = (writer: Writer, element: Element) => Part[];

class Writer {
  constructor(
    private readonly source: string,
    readonly options: BodyOptions,
  ) {}

  write(): string {
    const nodes = treeOf(tokensOf(this.source, emojiNamed), this.source.length);
    return joined(this.parts(nodes));
  }

  parts(nodes: MarkupNode[]): Part[] {
    return nodes.flatMap((node) =>
      node.kind === 'element' ? (wordings[node.tag.name] ?? children)(this, node) : this.leaf(node),
    );
  }

  text(element: Element): string {
    return joined(this.parts(element.children));
  }

  /** The content as it was written. */
  raw({ tag, contentEnd }: Element): string {
    return this.source.slice(tag.end, contentEnd).trim();
  }

  before({ tag }: Element): string {
    return this.source[tag.start - 1] ?? '';
  }

  /** The character after the element's closing tag. */
  after({ contentEnd }: Element): string {
    const end = this.source.slice(contentEnd, contentEnd + 40).search(/[\]>]/);
    return this.source[contentEnd + end + 1] ?? '';
  }

  private leaf(node: Leaf): Part[] {
    switch (node.kind) {
      case 'text':
        return node.text === '' ? [] : [inline(hardBreaks(node.text))];
      case 'verbatim':
        return [verbatim(node.text)];
      case 'code':
        return node.inline
          ? [verbatim(codeSpan(node.text))]
          : [block(fenced(node.text, node.language))];
      case 'image':
        return [inline(this.image(node.address, node.alt))];
      default:
        return this.void(node.tag.name, node.tag.attributes.src ?? '');
    }
  }

  image(address: string, alt: string): string {
    if (!address.startsWith('upload://')) return imageAt(address, alt);
    const found = this.options.upload?.(address);
    return found ? imageAt(found, alt) : `${alt || 'image'} (${address})`;
  }

  private void(name: string, src: string): Part[] {
    if (name === 'br') return [inline('  \n')];
    if (name === 'hr') return [block('---')];
    return src ? [block(autolink(src))] : [];
  }
}

const children: Wording = (writer, { children }) => writer.parts(children);
const asBlock: Wording = (writer, element) => [block(writer.text(element))];
const mark =
  (sign: string): Wording =>
  (writer, element) =>
    marked(writer.parts(element.children), sign, writer.before(element), writer.after(element));

const heading: Wording = (writer, element) => {
  const words = writer.text(element).replace(/\s+/g, ' ');
  return words ? [block(`${'#'.repeat(Number(element.tag.name[1]))} ${words}`)] : [];
};

const link: Wording = (writer, element) => {
  const { argument, attributes } = element.tag;
  const address = argument || attributes.href;
  if (!address) return [inline(autolink(writer.raw(element)))];
  const label = writer.parts(element.children);
  // A block cannot be a label: the address follows it.
  if (label.some(({ kind }) => kind === 'block')) return [...label, block(autolink(address))];
  return [inline(linkTo(address, joined(label)))];
};

const image: Wording = (writer, element) => [inline(writer.image(writer.raw(element), ''))];

const mail: Wording = (writer, element) => {
  const address = element.tag.argument || writer.raw(element);
  return [inline(linkTo(`mailto:${address}`, writer.raw(element)))];
};

/** Players and pastes of other sites: a link on its own line. */
const embed =
  (prefix: string): Wording =>
  (writer, element) => {
    const content = writer.raw(element);
    const isAddress = /^(https?:)?\/\//i.test(content);
    const address = isAddress ? content : prefix + content;
    if (!addressIn(address) || /\s/.test(content) || (!isAddress && !prefix)) {
      const end = inline(`[/${element.tag.name}]`);
      return [inline(element.tag.raw), ...writer.parts(element.children), end];
    }
    return [block(autolink(address))];
  };

const quote: Wording = (writer, element) => {
  const words = writer.text(element);
  const source = quotedPost(element.tag.argument);
  return [block(source ? quoteBlock(source, words, writer.options) : prefixed(words, '> '))];
};

const list: Wording = (writer, element) => {
  const ordered = element.tag.name === 'ol' || /^[1aAiI]$/.test(element.tag.argument);
  const isItem = (node: MarkupNode): node is Element =>
    node.kind === 'element' && node.tag.name === 'li';
  const items = element.children.filter(isItem);
  const others = joined(writer.parts(element.children.filter((node) => !isItem(node))));
  const lines = items
    .map((item) => writer.text(item))
    .filter((words) => words !== '')
    .map((words, i) => listItem(words, ordered ? `${i + 1}. ` : '- '));
  return [block(others), block(lines.join('\n'))];
};

const spoiler: Wording = (writer, element) => {
  const parts = writer.parts(element.children);
  return isOneLine(parts) ? parts : [block(joined(parts))];
};

const details: Wording = (writer, element) => {
  const title = element.tag.argument.trim();
  const head = title ? [block(`**${title}**`)] : [];
  return [...head, block(writer.text(element))];
};

const summary: Wording = (writer, element) => {
  const words = writer.text(element).replace(/\s+/g, ' ');
  return words ? [block(`**${words}**`)] : [];
};

const wordings: Record<string, Wording> = {
  b: mark('**'),
  strong: mark('**'),
  i: mark('*'),
  em: mark('*'),
  u: mark('*'),
  s: mark('~~'),
  strike: mark('~~'),
  del: mark('~~'),
  url: link,
  a: link,
  img: image,
  email: mail,
  video: embed(''),
  media: embed(''),
  audio: embed(''),
  youtube: embed('https://www.youtube.com/watch?v='),
  vimeo: embed('https://vimeo.com/'),
  gist: embed('https://gist.github.com/'),
  pastebin: embed('https://pastebin.com/'),
  quote,
  blockquote: quote,
  ul: list,
  ol: list,
  list,
  li: asBlock,
  p: asBlock,
  div: asBlock,
  center: asBlock,
  poll: asBlock,
  spoiler,
  hide: spoiler,
  details,
  summary,
  kbd: (writer, element) => [verbatim(codeSpan(writer.raw(element)))],
  sup: (writer, element) => raised(writer.raw(element)) ?? children(writer, element),
  sub: (writer, element) => lowered(writer.raw(element)) ?? children(writer, element),
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, heading])),
};
