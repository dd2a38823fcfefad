import type { FoldedText } from './folded-text.js';

/** Which spelling of the text a trie reads. */
export type Spelling = 'exact' | 'lower' | 'shape';

/** What stands for a star among the characters of a pattern; no text holds it. */
export const STAR = -1;

/** Called with the number of a pattern and the characters it was found on. */
export type Found = (id: number, from: number, to: number) => void;

/** Code points stay below 2^21, so a node and a character fit one number. */
const CHARACTERS = 0x200000;
/** A pattern has 100 characters at most; a star stretches it, but not without end. */
const REACH = 200;

/**
 * All words and wildcards in one tree, walked from the beginning of each word: what a search
 * costs hardly depends on how many there are.
 */
export class WordTrie {
  private readonly edges = new Map<number, number>();
  /** The node that a star after this node leads to, which takes any letters. */
  private readonly stars = new Map<number, number>();
  private readonly loops = new Set<number>();
  private readonly ends = new Map<number, number[]>();
  private size = 1;

  constructor(private readonly spelling: Spelling) {}

  add(id: number, characters: readonly number[]): void {
    let node = 0;
    for (const character of characters) {
      node = character === STAR ? this.star(node) : this.child(node, character);
    }
    const ids = this.ends.get(node);
    if (ids) ids.push(id);
    else this.ends.set(node, [id]);
  }

  search(text: FoldedText, found: Found): void {
    const codes = text[this.spelling];
    for (let at = 0; at < codes.length; at++) {
      if (text.isWord(at) && !text.isBoundary(at)) continue;
      const first = this.edges.get(codes[at]!);
      if (first === undefined && !this.stars.has(0)) continue;
      this.walk(text, codes, at, found);
    }
  }

  private walk(text: FoldedText, codes: readonly number[], from: number, found: Found): void {
    let active = this.withStars([0]);
    const stop = Math.min(codes.length, from + REACH);
    for (let at = from; at < stop && active.length > 0; at++) {
      const isInWord = text.isWord(at) && (at === from || !text.isBoundary(at));
      active = this.withStars(this.step(active, codes[at]!, isInWord));
      if (text.isWord(at) && !text.isBoundary(at + 1)) continue;
      for (const node of active) {
        for (const id of this.ends.get(node) ?? []) found(id, from, at + 1);
      }
    }
  }

  private step(active: readonly number[], code: number, isInWord: boolean): number[] {
    const next: number[] = [];
    for (const node of active) {
      const child = this.edges.get(node * CHARACTERS + code);
      if (child !== undefined) next.push(child);
      if (isInWord && this.loops.has(node)) next.push(node);
    }
    return next;
  }

  /** A star also stands for nothing, so whoever comes before it is already behind it. */
  private withStars(nodes: number[]): number[] {
    if (this.stars.size === 0) return nodes;
    for (let at = nodes.length - 1; at >= 0; at--) {
      const star = this.stars.get(nodes[at]!);
      if (star !== undefined && !nodes.includes(star)) nodes.push(star);
    }
    return nodes;
  }

  private child(node: number, character: number): number {
    const key = node * CHARACTERS + character;
    let child = this.edges.get(key);
    if (child === undefined) {
      child = this.size++;
      this.edges.set(key, child);
    }
    return child;
  }

  private star(node: number): number {
    if (this.loops.has(node)) return node;
    let star = this.stars.get(node);
    if (star === undefined) {
      star = this.size++;
      this.stars.set(node, star);
      this.loops.add(star);
    }
    return star;
  }
}
