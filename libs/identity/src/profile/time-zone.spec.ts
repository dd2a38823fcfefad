import { cleanTimeZone } from './time-zone.js';

describe('a time zone', () => {
  it.each([
    ['Europe/Paris', 'Europe/Paris'],
    ['europe/paris', 'Europe/Paris'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['UTC', 'UTC'],
  ])('%s is kept as %s', (typed, kept) => {
    const alias = kept === 'America/Argentina/Buenos_Aires' ? 'America/Buenos_Aires' : kept;
    expect([kept, alias]).toContain(cleanTimeZone(typed));
  });

  it.each(['', 'Paris', '+02:00', 'Europe/Atlantis', 'Europe/Paris\0', '../etc', 'x'.repeat(999)])(
    '%j is refused',
    (typed) => {
      expect(() => cleanTimeZone(typed)).toThrow(
        expect.objectContaining({ reason: 'not_an_option' }),
      );
    },
  );
});
