import { stem, tokens, words } from './tokens.js';

describe('tokens', () => {
  it('reads a word with and without accents, ligatures and capitals as one', () => {
    expect(words('Œuvre ÉTÉ')).toEqual(['oeuvre', 'ete']);
  });

  it('gives the stems that PostgreSQL gives', () => {
    expect(['generously', 'skies', 'dying', 'knightly'].map((word) => stem(word, 'en'))).toEqual([
      'generous',
      'sky',
      'die',
      'knight',
    ]);
    expect(tokens('garderies nationaux personnelle', 'fr')).toEqual([
      'garder',
      'national',
      'personnel',
    ]);
  });

  it('leaves words of other languages as they are', () => {
    expect(tokens('Häuser running', 'de')).toEqual(['hauser', 'running']);
  });

  it('takes no name of a property for a language', () => {
    expect(stem('running', 'constructor')).toBe('running');
  });

  it('passes over runs too long to be words', () => {
    expect(words(`a ${'x'.repeat(41)} b`)).toEqual(['a', 'b']);
  });
});
