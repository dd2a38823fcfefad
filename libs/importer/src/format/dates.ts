const OFFSET = /^-(?=\d)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?$/;
const ISO =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?: ?(Z|[+-]\d\d(?::?\d\d)?))?)?$/i;
const MINUTE = 60_000;

/**
 * A moment as files write it: ISO 8601, UTC when no zone is given, midnight when no time is; or
 * an offset such as `-3d4h` from the moment of loading. Null when it is neither.
 */
export function parseMoment(text: string, loadedAt: Date): Date | null {
  const offset = OFFSET.exec(text);
  if (offset) {
    const [days, hours, minutes] = offset.slice(1).map((part) => Number(part ?? 0));
    return valid(loadedAt.getTime() - ((days! * 24 + hours!) * 60 + minutes!) * MINUTE);
  }
  const iso = ISO.exec(text.trim());
  if (!iso) return null;
  const [, day, time = '00:00', zone = 'Z'] = iso;
  if (!isDay(day!)) return null;
  return valid(Date.parse(`${day}T${time}${zoneOf(zone)}`));
}

const zoneOf = (zone: string): string => {
  if (/^z$/i.test(zone)) return 'Z';
  const digits = zone.replace(':', '').padEnd(5, '0');
  return `${digits.slice(0, 3)}:${digits.slice(3)}`;
};

/** JavaScript reads February 30 as March 2. */
function isDay(day: string): boolean {
  const moment = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}

/** PostgreSQL and keyset pages are content with any moment of the common era. */
function valid(milliseconds: number): Date | null {
  const moment = new Date(milliseconds);
  if (Number.isNaN(moment.getTime()) || moment.getUTCFullYear() < 1) return null;
  return moment;
}
