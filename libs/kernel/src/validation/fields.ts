import { DomainError, type ErrorDetails, invalid } from '../errors/domain.error.js';

/**
 * Runs the check of each field and returns the cleaned values; when any refuses, throws one
 * INVALID that names every wrong field, so that a form shows all its mistakes at once.
 */
export function checked<T extends Record<string, () => unknown>>(
  checks: T,
): { [K in keyof T]: ReturnType<T[K]> } {
  const values: Record<string, unknown> = {};
  const fields: Record<string, string> = {};
  let params: ErrorDetails['params'];
  for (const [name, check] of Object.entries(checks)) {
    try {
      values[name] = check();
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'INVALID') throw error;
      fields[name] = error.reason;
      params = { ...params, ...error.details.params };
    }
  }
  if (Object.keys(fields).length > 0) throw invalid(fields, params);
  return values as { [K in keyof T]: ReturnType<T[K]> };
}

/** One of the given words, else INVALID `not_an_option`. */
export function oneOf<T extends string>(value: string, options: readonly T[]): T {
  const found = options.find((option) => option === value);
  if (found === undefined) throw new DomainError('INVALID', 'not_an_option');
  return found;
}
