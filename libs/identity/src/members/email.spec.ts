import { cleanEmail } from './email.js';

describe('an address of e-mail', () => {
  it.each([
    ['ada@example.com', 'ada@example.com'],
    [' Ada.Lovelace+forum@Example.COM ', 'Ada.Lovelace+forum@example.com'],
    ["o'brien@mail.example.co.uk", "o'brien@mail.example.co.uk"],
    ['zoe@café.fr', 'zoe@xn--caf-dma.fr'],
  ])('%j is stored as %s', (typed, stored) => {
    expect(cleanEmail(typed)).toBe(stored);
  });

  it.each([
    'ada',
    'ada@',
    '@example.com',
    'ada@localhost',
    'ada@127.0.0.1',
    'ada@example..com',
    'ada..l@example.com',
    '.ada@example.com',
    'a b@example.com',
    'ada@example.com, bob@example.com',
    'ada@example.com\nBcc: bob@example.com',
    '"ada l"@example.com',
    'Ada <ada@example.com>',
    `${'a'.repeat(65)}@example.com`,
    `ada@${'a'.repeat(300)}.com`,
  ])('%j is refused', (typed) => {
    expect(() => cleanEmail(typed)).toThrow(expect.objectContaining({ code: 'INVALID' }));
  });
});
