import type { Submission } from '@parvis/forum';
import type { WordAction } from '../watched-words/watched-word.entity.js';
import type { WordMatch } from '../watched-words/word-matcher.js';

/** The parts of a text that are searched, by the field of the form each belongs to. */
export const partsOf = ({ title, tags, text }: Pick<Submission, 'title' | 'tags' | 'text'>) => ({
  title: title ?? '',
  tags: tags.join('\n'),
  bodyMarkdown: text.bodyMarkdown,
  // What Markdown shows is also read: `v**ia**gra` is one word to its readers.
  bodyText: text.bodyText === text.bodyMarkdown ? '' : text.bodyText,
  links: text.links.join('\n'),
});
export type Part = keyof ReturnType<typeof partsOf>;

/** What was found in each part of a text. */
export class FoundWords {
  constructor(private readonly parts: { part: Part; text: string; matches: WordMatch[] }[]) {}

  in(part: Part): WordMatch[] {
    return this.parts.find((found) => found.part === part)?.matches ?? [];
  }

  /** The field that a refusal names, with the word as it stands there; null when none is blocked. */
  blocked(): { field: 'title' | 'tags' | 'bodyMarkdown'; word: string } | null {
    for (const { part, text, matches } of this.parts) {
      const match = matches.find(({ word }) => word.action === 'block');
      if (!match) continue;
      const field = part === 'title' || part === 'tags' ? part : 'bodyMarkdown';
      return { field, word: text.slice(match.start, match.end).slice(0, 100) };
    }
    return null;
  }

  /** The words of some actions, each as it was first found; those of `before` are old news. */
  of(actions: readonly WordAction[], before: FoundWords | null = null): string[] {
    const known = new Set(before?.all().map(({ match }) => match.word.id));
    const found = new Map<string, string>();
    for (const { match, text } of this.all()) {
      const { id, action } = match.word;
      if (!actions.includes(action) || known.has(id) || found.has(id)) continue;
      found.set(id, text.slice(match.start, match.end).slice(0, 100));
    }
    return [...found.values()];
  }

  /** What the words of an action stand for: tags to add. */
  replacementsOf(action: WordAction): string[] {
    const words = this.all().filter(({ match }) => match.word.action === action);
    return [...new Set(words.map(({ match }) => match.word.replacement))];
  }

  private all(): { match: WordMatch; text: string }[] {
    return this.parts.flatMap(({ text, matches }) => matches.map((match) => ({ match, text })));
  }
}
