import type { PostFace } from './faces';

const LONGEST = 600;

/** The Markdown of a quotation; its first line says whose words these are. */
export function quotation(post: Pick<PostFace, 'author' | 'number'>, words: string): string {
  const text = words.trim();
  const cut = text.length > LONGEST ? `${text.slice(0, text.lastIndexOf(' ', LONGEST))} …` : text;
  const lines = cut.split('\n').map((line) => (line ? `> ${line}` : '>'));
  return [`> [@${post.author.handle}](#${post.number}):`, '>', ...lines, '', ''].join('\n');
}

/** What the reader marked within a post, else all of its words but those it quotes itself. */
export function wordsOf(post: Pick<PostFace, 'number'>): string {
  const article = document.getElementById(String(post.number));
  const prose = article?.querySelector('.prose');
  const selection = document.getSelection();
  if (selection && !selection.isCollapsed && prose?.contains(selection.anchorNode)) {
    return selection.toString();
  }
  const copy = prose?.cloneNode(true) as HTMLElement | undefined;
  for (const quote of copy?.querySelectorAll('blockquote.quote') ?? []) quote.remove();
  return copy?.textContent?.replace(/\n{3,}/g, '\n\n') ?? '';
}
