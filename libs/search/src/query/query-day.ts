const DAY = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;

/** The first day that `2026`, `2026-3` or `2026-03-31` means, as `2026-03-01`; null for no date. */
export function queryDay(value: string): string | null {
  const [, year, month = '1', day = '1'] = DAY.exec(value) ?? [];
  if (year === undefined || Number(year) < 1970) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(time)) return null;
  // The 31st of April is no day, though some engines take it for the next.
  return new Date(time).toISOString().startsWith(iso) ? iso : null;
}
