import { COMMON_PASSWORDS } from './common-passwords.js';
import { chosenPassword } from './password-rules.js';

const about = ['ada.lovelace@example.com', 'countess'];
const reasonOf = (password: string) => {
  try {
    chosenPassword(password, about);
  } catch (error) {
    return (error as { reason: string }).reason;
  }
  return null;
};

describe('a chosen password', () => {
  it.each([
    'correct horse battery',
    'tr0ub4dor&3-x',
    '  spaces count  ',
    'пароль-с-холма',
    '🦄🐙🦊🐼🐨🦁🐯🐸🐵🐔',
    'a longer one with countess in it',
    'x7'.padEnd(200, '-abc'),
  ])('may be %j, unchanged', (password) => {
    expect(chosenPassword(password, about)).toBe(password);
  });

  it.each([
    ['short one', 'too_short'],
    ['🦄🦄🦄🦄🦄🦄', 'too_short'],
    ['x7-'.repeat(67), 'too_long'],
    ['x'.repeat(1_000_000), 'too_long'],
    ['half a pair \ud83e', 'text_malformed'],
    ['with a NUL\0 inside', 'text_malformed'],
    ['password123', 'password_common'],
    ['P@ssw0rd2026!', 'password_common'],
    ['Azertyuiop', 'password_common'],
    ['motdepasse1', 'password_common'],
    ['1234567890', 'password_common'],
    ['0987654321', 'password_common'],
    ['abcdefghijkl', 'password_common'],
    ['aaaaaaaaaaaa', 'password_common'],
    ['ababababab', 'password_common'],
    ['ada.lovelace@example.com', 'password_personal'],
    ['Ada.Lovelace1', 'password_personal'],
    ['countess123', 'password_personal'],
    ['countesscountess', 'password_personal'],
  ])('may not be %j: %s', (password, reason) => {
    expect(reasonOf(password)).toBe(reason);
  });
});

describe('the common passwords', () => {
  it('are several hundred, in lower case', () => {
    expect(COMMON_PASSWORDS.size).toBeGreaterThan(400);
    for (const word of COMMON_PASSWORDS) expect(word).toBe(word.toLowerCase());
  });
});
