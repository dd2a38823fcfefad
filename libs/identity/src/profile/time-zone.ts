import { DomainError } from '@parvis/kernel';

/** `Area/City` and a few words such as UTC; offsets like +02:00 know no summer time. */
const NAME = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+){0,2}$/;

/** The IANA name in its usual letters, else INVALID `not_an_option`. */
export function cleanTimeZone(name: string): string {
  try {
    if (name.length <= 64 && NAME.test(name)) {
      const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
      return timeZone;
    }
  } catch {
    // A RangeError: no such zone.
  }
  throw new DomainError('INVALID', 'not_an_option');
}
