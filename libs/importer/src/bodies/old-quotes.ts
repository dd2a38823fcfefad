import { quoteOf } from '@parvis/kernel';
import type { BodyOptions, QuotedPost } from './body-options.js';
import { prefixed } from './parts.js';

/** Reads `name, post:9, topic:3003`, the argument of a quote; null when it names nobody. */
export function quotedPost(argument: string): QuotedPost | null {
  const [name = '', ...rest] = argument.split(/,\s*(?=\w+:)/);
  const facts = new Map(rest.map((fact) => fact.split(':', 2) as [string, string]));
  const author = (facts.get('username') ?? name).trim();
  return author === '' ? null : { name: author, ...numbers(facts.get('post'), facts.get('topic')) };
}

export function numbers(post?: string | null, topic?: string | null): Omit<QuotedPost, 'name'> {
  const number = (text?: string | null) => (text && /^\d{1,9}$/.test(text) ? Number(text) : 0);
  return {
    ...(number(post) && { post: number(post) }),
    ...(number(topic) && { topic: number(topic) }),
  };
}

/** The words as a quote of that post, where it is known; else of the name. */
export function quoteBlock(source: QuotedPost, words: string, options: BodyOptions): string {
  const found = options.quoted?.(source);
  if (found) return quoteOf(found, words).trimEnd();
  return prefixed(`**${source.name}:**\n\n${words}`.trimEnd(), '> ');
}
