import type { QueryText } from '../engine/search-request.js';
import { stem, words } from '../ranking/tokens.js';

/** Which words of a text are what was looked for. */
export interface Marks {
  /** Stems of what was found, by any language. */
  has(word: string): boolean;
}

const LANGUAGES = ['en', 'fr', ''];
/** A shorter beginning would mark half of a text. */
const PREFIX_MIN = 2;

/**
 * The words an engine says it found and those that were typed, in all their forms; of a word still
 * in the making, those that begin so.
 */
export function marksOf(found: readonly string[], { terms, isLastWordOpen }: QueryText): Marks {
  const typed = terms.filter((term) => !term.isNegated).map(({ text }) => text);
  const wanted = words([...found, ...typed].join(' '));
  const stems = new Set(
    wanted.flatMap((word) => LANGUAGES.map((language) => stem(word, language))),
  );
  const last = isLastWordOpen ? words(typed.at(-1) ?? '').at(-1) : undefined;
  const prefix = last && last.length >= PREFIX_MIN ? last : null;
  const known = new Map<string, boolean>();
  return {
    has(word) {
      let is = known.get(word);
      if (is === undefined) {
        const [folded = ''] = words(word);
        is =
          LANGUAGES.some((language) => stems.has(stem(folded, language))) ||
          (prefix !== null && folded.startsWith(prefix));
        known.set(word, is);
      }
      return is;
    },
  };
}
