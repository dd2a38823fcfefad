import { mistakesBetween, nearest } from './near-words.js';

describe('mistakes in words', () => {
  it('counts a letter changed, added, left out or swapped as one', () => {
    for (const typed of ['shador', 'shaddow', 'shadw', 'shaodw']) {
      expect([typed, mistakesBetween(typed, 'shadow', 2)]).toEqual([typed, 1]);
    }
  });

  it('stops counting above the limit', () => {
    expect(mistakesBetween('shadow', 'lighting', 2)).toBe(3);
    expect(mistakesBetween('completely', 'different', 2)).toBe(3);
  });

  it('supposes two mistakes only where one explains nothing', () => {
    const known = [
      { word: 'shader', documents: 50 },
      { word: 'shadow', documents: 10 },
    ];
    expect(nearest('shadov', known).map(({ word }) => word)).toEqual(['shadow']);
    expect(nearest('shatov', known).map(({ word }) => word)).toEqual(['shadow']);
  });

  it('supposes none in words of three letters', () => {
    expect(nearest('cta', [{ word: 'cat', documents: 9 }])).toEqual([]);
  });
});
