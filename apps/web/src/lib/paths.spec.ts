import { safeReturn } from './paths';

describe('the way back after signing in', () => {
  it.each(['/t/1042/steam-wand?after=x#7', '/', '/r/machines'])('goes to %s', (next) => {
    expect(safeReturn(next)).toBe(next);
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '',
    null,
    undefined,
  ])('never leaves the site for %s', (next) => {
    expect(safeReturn(next)).toBe('/');
  });
});
