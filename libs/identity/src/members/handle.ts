import { cleanText, DomainError } from '@parvis/kernel';

export const HANDLE_MAX = 30;

/** What may follow an @ in a text; the mention parser knows the same form. */
const HANDLE = /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?$/;

/** Words that would let a member pass for the house, or that stand for several people. */
const RESERVED = new Set(
  `admin administrator all anonymous channel contact everyone everybody help here info me member
  members mod moderator moderators mods null official owner parvis postmaster root security
  service staff support sysadmin system team undefined webmaster you`.split(/\s+/),
);

/**
 * The handle as it is stored, without a leading @; INVALID `required`, `too_short`, `too_long` or
 * `wrong_form`. The letters keep their case; two handles that differ only by case are the same.
 */
export function cleanHandle(value: string): string {
  const handle = cleanText(value, { max: HANDLE_MAX + 1 }).replace(/^@/, '');
  if (handle.length > HANDLE_MAX) {
    throw new DomainError('INVALID', 'too_long', { params: { max: HANDLE_MAX } });
  }
  if (!HANDLE.test(handle)) throw new DomainError('INVALID', 'wrong_form');
  return handle;
}

/** For handles that people choose: at least two characters, and none of the reserved words. */
export function chosenHandle(value: string): string {
  const handle = cleanHandle(value);
  if (handle.length < 2) throw new DomainError('INVALID', 'too_short', { params: { min: 2 } });
  if (RESERVED.has(handle.toLowerCase().replace(/[_.-]/g, ''))) {
    throw new DomainError('INVALID', 'reserved');
  }
  return handle;
}
