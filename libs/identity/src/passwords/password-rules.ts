import { DomainError } from '@parvis/kernel';
import { COMMON_PASSWORDS } from './common-passwords.js';

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;

const refuse = (reason: string, params?: Record<string, number>) =>
  new DomainError('INVALID', reason, params ? { params } : {});

/**
 * A password somebody may choose, unchanged: long enough, not one that everybody tries first, and
 * not made of what is known about its owner. INVALID `too_short`, `too_long`, `text_malformed`,
 * `password_common` or `password_personal`. There are no rules about kinds of characters.
 */
export function chosenPassword(password: string, about: readonly string[]): string {
  if (password.length > 4 * PASSWORD_MAX) throw refuse('too_long', { max: PASSWORD_MAX });
  if (/\p{Surrogate}|\0/u.test(password)) throw refuse('text_malformed');
  const length = [...password].length;
  if (length < PASSWORD_MIN) throw refuse('too_short', { min: PASSWORD_MIN });
  if (length > PASSWORD_MAX) throw refuse('too_long', { max: PASSWORD_MAX });
  if (isCommon(password)) throw refuse('password_common');
  if (about.some((fact) => isMadeOf(password, fact))) throw refuse('password_personal');
  return password;
}

/** What is left when the usual decorations are taken off: case, 4 for a, a year, !!! at the end. */
const bare = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z]*$/, '')
    .replace(/@|4/g, 'a')
    .replace(/3/g, 'e')
    .replace(/0/g, 'o')
    .replace(/\$|5/g, 's')
    .replace(/1|!/g, 'i')
    .replace(/[^a-z]/g, '');

function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  if (COMMON_PASSWORDS.has(lower)) return true;
  if (new Set(lower).size <= 3 || isRun(lower)) return true;
  const core = bare(password);
  return core.length >= 4 && COMMON_PASSWORDS.has(core);
}

/** `abcdefghij`, `0987654321`: each character is the neighbour of the one before. */
function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) as number);
  return [1, -1].some((step) =>
    codes.every((code, i) => i === 0 || (code - codes[i - 1]! - step) % 10 === 0),
  );
}

/** Whether hardly anything but the fact (an address, its first half, a handle) is there. */
function isMadeOf(password: string, fact: string): boolean {
  const lower = password.toLowerCase();
  const parts = [fact.toLowerCase(), fact.toLowerCase().split('@')[0] as string];
  return parts.some((part) => part.length >= 3 && lower.replaceAll(part, '').length < 4);
}
