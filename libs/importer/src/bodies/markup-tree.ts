import type { TagToken, Token } from './markup-tokens.js';

export type Leaf = Exclude<Token, { kind: 'open' | 'close' }>;

export interface Element {
  kind: 'element';
  tag: TagToken;
  children: MarkupNode[];
  /** Where the content ends in the source. */
  contentEnd: number;
}

export type MarkupNode = Leaf | Element;

const LISTS = new Set(['ul', 'ol', 'list']);
/** An inline tag that closes too late does not tear these apart. */
const CONTAINERS = new Set([...LISTS, 'quote', 'blockquote', 'details', 'spoiler', 'hide', 'li']);
/** End by themselves when what they stand in ends. */
const IMPLICIT = new Set([...LISTS, 'li', 'p']);
const DEEPEST = 40;

const sameTag = (a: string, b: string) => a === b || (LISTS.has(a) && LISTS.has(b));

/** Pairs opening and closing tags; a tag without its partner is text again. */
export function treeOf(tokens: Iterable<Token>, sourceEnd: number): MarkupNode[] {
  const tree = new TreeBuilder();
  for (const token of tokens) {
    if (token.kind === 'open') tree.open(token.tag);
    else if (token.kind === 'close') tree.close(token.tag);
    else tree.add(token);
  }
  return tree.end(sourceEnd);
}

class TreeBuilder {
  private readonly root: MarkupNode[] = [];
  private readonly path: Element[] = [];

  add(node: MarkupNode): void {
    (this.path.at(-1)?.children ?? this.root).push(node);
  }

  open(tag: TagToken): void {
    if (tag.name === 'li') {
      const list = this.path.findLastIndex(({ tag: { name } }) => LISTS.has(name));
      if (list < 0) {
        this.addText('- ');
        return;
      }
      this.unwind(list + 1, tag.start);
    }
    if (tag.name === 'p' && this.path.at(-1)?.tag.name === 'p') {
      this.unwind(this.path.length - 1, tag.start);
    }
    if (this.path.length >= DEEPEST) {
      this.addText(tag.raw);
      return;
    }
    const element: Element = { kind: 'element', tag, children: [], contentEnd: tag.end };
    this.add(element);
    this.path.push(element);
  }

  close(tag: TagToken): void {
    const at = this.partnerOf(tag.name);
    if (at >= 0) this.unwind(at, tag.start, true);
    else if (!IMPLICIT.has(tag.name)) this.addText(tag.raw);
  }

  end(sourceEnd: number): MarkupNode[] {
    this.unwind(0, sourceEnd);
    return this.root;
  }

  private addText(text: string): void {
    this.add({ kind: 'text', text });
  }

  private partnerOf(name: string): number {
    for (let at = this.path.length - 1; at >= 0; at--) {
      const open = (this.path[at] as Element).tag.name;
      if (sameTag(open, name)) return at;
      if (CONTAINERS.has(open) && !CONTAINERS.has(name)) return -1;
    }
    return -1;
  }

  /** Ends the elements from `depth` on; those that needed a closing tag and had none dissolve. */
  private unwind(depth: number, contentEnd: number, closed = false): void {
    while (this.path.length > depth) {
      const element = this.path.pop() as Element;
      element.contentEnd = contentEnd;
      const whole = IMPLICIT.has(element.tag.name) || (closed && this.path.length === depth);
      if (whole) continue;
      const siblings = this.path.at(-1)?.children ?? this.root;
      siblings.pop();
      siblings.push({ kind: 'text', text: element.tag.raw }, ...element.children);
    }
  }
}
