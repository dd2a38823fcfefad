import { acceptedLocale, chooseLocale, chooseTheme } from './preferences';

describe('language', () => {
  it.each([
    ['fr-CA,fr;q=0.9,en;q=0.8', 'fr'],
    ['de, en;q=0.5, fr;q=0.7', 'fr'],
    ['de-DE', undefined],
    ['en;q=0, fr;q=0.1', 'fr'],
    ['*', undefined],
    ['', undefined],
    [`${'x,'.repeat(100_000)}fr`, undefined],
  ])('reads %.40s as %s', (header, locale) => {
    expect(acceptedLocale(header)).toBe(locale);
  });

  it('is the member’s, then the cookie’s, then the browser’s, then the community’s', () => {
    const all = { member: 'fr', cookie: 'en', acceptLanguage: 'en', fallback: 'en' } as const;
    expect(chooseLocale(all)).toBe('fr');
    expect(chooseLocale({ ...all, member: null })).toBe('en');
    expect(chooseLocale({ ...all, member: 'xx', cookie: 'yy' })).toBe('en');
    expect(chooseLocale({ fallback: 'fr' })).toBe('fr');
  });
});

describe('theme', () => {
  it('is left to the reader’s system unless he chose', () => {
    expect(chooseTheme({})).toBeNull();
    expect(chooseTheme({ cookie: 'dark' })).toBe('dark');
    expect(chooseTheme({ member: 'light', cookie: 'dark' })).toBe('light');
    expect(chooseTheme({ cookie: '"><script>' })).toBeNull();
  });
});
