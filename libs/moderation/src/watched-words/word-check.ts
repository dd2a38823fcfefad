import { checkLanguage, tagName } from '@parvis/forum';
import { checked, cleanText, DomainError } from '@parvis/kernel';
import { compile, placesOf } from './expressions.js';
import { isUnsafePattern } from './unsafe-pattern.js';
import {
  PATTERN_MAX,
  REPLACEMENT_MAX,
  type WatchedWord,
  type WordAction,
} from './watched-word.entity.js';
import { charactersOf, type SearchedWord } from './word-matcher.js';
import { STAR } from './word-trie.js';

type Given = Pick<
  WatchedWord,
  'pattern' | 'form' | 'action' | 'replacement' | 'language' | 'isCaseSensitive'
>;

/** An address a watched word may lead to: of this site, or of the web. */
const ADDRESS = /^(?:https?:\/\/[^\s<>()[\]"'\\]+|\/[^\s<>()[\]"'\\]*)$/;
/** What an expression must not match, since then it matches everything. */
const ORDINARY = ['', ' ', 'a', 'The quick brown fox.', 'Voilà, c’est ça !', '1234'];

/** The word as it is stored; INVALID with every wrong field. */
export function checkedWord(given: Given): Given {
  const { pattern, replacement, language } = checked({
    pattern: () => checkPattern(given),
    replacement: () => checkReplacement(given.action, given.replacement),
    language: () => (given.language === null ? null : checkLanguage(given.language)),
  });
  return { ...given, pattern, replacement, language };
}

/**
 * The pattern, clean. INVALID `pattern_too_broad` when it would match any word, `wrong_form` when
 * it is no regular expression, `unsafe_pattern` when it is one that could run away.
 */
export function checkPattern(word: SearchedWord): string {
  const pattern = cleanText(word.pattern, { max: PATTERN_MAX });
  if (word.form === 'regex') checkExpression({ ...word, pattern });
  else {
    const visible = charactersOf({ ...word, pattern }, 'lower').filter(
      (character) => character !== STAR && character !== 32,
    );
    if (visible.length === 0) throw new DomainError('INVALID', 'pattern_too_broad');
  }
  return pattern;
}

function checkExpression(word: SearchedWord): void {
  if (isUnsafePattern(word.pattern)) throw new DomainError('INVALID', 'unsafe_pattern');
  let expression: ReturnType<typeof compile>;
  try {
    expression = compile(word);
  } catch {
    throw new DomainError('INVALID', 'wrong_form');
  }
  const matchesAll = ORDINARY.filter((text) => placesOf(expression, text).length > 0).length > 2;
  const matchesNothing = expression.matcher('').find();
  if (matchesAll || matchesNothing) throw new DomainError('INVALID', 'pattern_too_broad');
}

function checkReplacement(action: WordAction, replacement: string): string {
  if (action === 'replace') return cleanText(replacement, { max: REPLACEMENT_MAX });
  if (action === 'tag') return tagName(replacement);
  if (action !== 'link') return '';
  const address = cleanText(replacement, { max: REPLACEMENT_MAX });
  if (!ADDRESS.test(address) || address.startsWith('//')) {
    throw new DomainError('INVALID', 'wrong_form');
  }
  return address;
}
