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

/** Those the brand vouches for first, then by score, then by how much he wrote. */
const order = (a: Theme, b: Theme): number =>
  Number(!!b.expertise?.verifiedUntil) - Number(!!a.expertise?.verifiedUntil) ||
  (b.expertise?.score ?? 0) - (a.expertise?.score ?? 0) ||
  b.answerCount + b.articleCount - (a.answerCount + a.articleCount);

/**
 * What he wrote, by tag. A work that carries several tags is shown under the first of them; tags
 * of which nothing is left are named after the others.
 */
export function themesOf(member: Known): { shown: Theme[]; named: Theme[] } {
  const seen = new Set<string>();
  const isNew = (id: string) => !seen.has(id) && !!seen.add(id);
  const themes = allThemes(member)
    .sort(order)
    .map((theme) => ({
      ...theme,
      articles: theme.articles.filter(({ number }) => isNew(`article ${number}`)),
      answers: theme.answers.filter(({ id }) => isNew(id)),
    }));
  const isLeft = ({ articles, answers }: Theme) => articles.length + answers.length > 0;
  return { shown: themes.filter(isLeft), named: themes.filter((theme) => !isLeft(theme)) };
}

function allThemes({ expertise, answersByTag, articlesByTag }: Known): Theme[] {
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
  return [...themes.values()];
}
