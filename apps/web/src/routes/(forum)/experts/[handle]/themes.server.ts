import type { ExpertiseFace } from '$lib/experts/faces';
import { textOf } from '$lib/head/text-of';
import { paths } from '$lib/paths';
import type { TagFace } from '$lib/ui/shapes';
import type { AnswerOf, ArticleOf, Known } from './expert.server';

/** What an expert wrote in one tag, and what he is worth there. */
export interface Theme {
  tag: TagFace;
  expertise: ExpertiseFace | null;
  answerCount: number;
  answers: ReturnType<typeof toLine>[];
  articleCount: number;
  articles: ArticleOf[];
}

/** The beginning of an answer: whoever reads on goes to the thread. */
const EXCERPT = 200;

const toLine = ({ bodyHtml, number, thread, ...answer }: AnswerOf) => ({
  ...answer,
  title: thread.title,
  language: thread.language,
  href: paths.post(thread, number),
  excerpt: textOf(bodyHtml ?? '', EXCERPT),
});

/** His tags, those he is an expert of first, in the order of his answers; then those with articles alone. */
export function themesOf({ expertise, answersByTag, articlesByTag }: Known): Theme[] {
  const themes = new Map<string, Theme>();
  const themeOf = (tag: TagFace): Theme => {
    const found = themes.get(tag.slug);
    if (found) return found;
    const theme: Theme = {
      tag,
      expertise: expertise.find((known) => known.tag?.slug === tag.slug) ?? null,
      ...{ answerCount: 0, answers: [], articleCount: 0, articles: [] },
    };
    themes.set(tag.slug, theme);
    return theme;
  };
  for (const { tag, count, answers } of answersByTag) {
    Object.assign(themeOf(tag), { answerCount: count, answers: answers.map(toLine) });
  }
  for (const { tag, count, articles } of articlesByTag) {
    Object.assign(themeOf(tag), { articleCount: count, articles });
  }
  const all = [...themes.values()];
  return [...all.filter((theme) => theme.expertise), ...all.filter((theme) => !theme.expertise)];
}
