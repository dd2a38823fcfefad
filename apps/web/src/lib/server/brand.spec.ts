import { brandShades, brandStyle } from './brand';
import { contrast, hexToOklch, oklchToHex } from './colour';

const brands = [0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330].flatMap((h) =>
  [0.02, 0.3, 0.5, 0.62, 0.75, 0.9, 0.99].flatMap((l) =>
    [0, 0.08, 0.2, 0.32].map((c) => oklchToHex({ l, c, h })),
  ),
);
const surfaces = {
  light: ['#ffffff', '#f8f7f4', '#f1efeb'],
  dark: ['#121317', '#1a1b20', '#24262c'],
};

describe('shades of a brand colour', () => {
  it.each(['light', 'dark'] as const)('read on every surface of the %s theme', (theme) => {
    for (const brand of brands) {
      const { text, wash } = brandShades(brand, theme);
      for (const surface of [...surfaces[theme], wash]) {
        expect([brand, surface, contrast(text, surface) >= 4.5]).toEqual([brand, surface, true]);
      }
    }
  });

  it.each(['light', 'dark'] as const)('carry readable words in the %s theme', (theme) => {
    for (const brand of brands) {
      const { fill, fillHover, onFill, stage, onStage } = brandShades(brand, theme);
      expect([brand, contrast(fill, onFill) >= 4.5]).toEqual([brand, true]);
      expect([brand, contrast(fillHover, onFill) >= 4.5]).toEqual([brand, true]);
      expect([brand, contrast(stage, onStage) >= 4.5]).toEqual([brand, true]);
    }
  });

  it('keep the very colour of the brand where it can be seen', () => {
    expect(brandShades('#2440c4', 'light').fill).toBe('#2440c4');
  });

  it('fall back to our own for a colour that is none', () => {
    expect(brandStyle('red;}</style>')).toEqual(brandStyle('#2440c4'));
  });
});

describe('OKLCH', () => {
  it('comes back to the colour it was made from', () => {
    for (const hex of ['#2440c4', '#c2552d', '#3f8f5f', '#000000', '#ffffff', '#d19a1c']) {
      expect(oklchToHex(hexToOklch(hex))).toBe(hex);
    }
  });
});
