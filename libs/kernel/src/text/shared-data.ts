import { existsSync, readFileSync } from 'node:fs';

const folder = new URL('../../../../../shared/data/', import.meta.url);

/** Real data beside the checkout, which is not part of it; null where it is absent. */
export function sharedData(name: string): string | null {
  const file = new URL(name, folder);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** `it`, or a skipped `it` whose name says what is missing. */
export function itWith(data: unknown): (name: string, body: () => void) => void {
  return (name, body) =>
    data === null ? it.skip(`${name} (../shared/data is absent)`, body) : it(name, body);
}
