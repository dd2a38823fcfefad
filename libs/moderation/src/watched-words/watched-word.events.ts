import type { WordAction } from './watched-word.entity.js';

interface WordFacts {
  wordId: string;
  pattern: string;
  action: WordAction;
}

declare module '@parvis/kernel' {
  interface DomainEvents {
    'watched-word.created': WordFacts;
    'watched-word.updated': WordFacts;
    'watched-word.deleted': WordFacts;
  }
}

/** Topic of the hint that drops what every process knows of the watched words. */
export const WORDS_HINT = 'watched-words';
