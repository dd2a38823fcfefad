import { DomainError, type ErrorDetails, invalid } from '@parvis/kernel';

/**
 * The results of checks that take time. When several refuse fields of one form, throws a single
 * INVALID that names them all; any other error goes first.
 */
export async function gathered<A, B>(
  first: () => Promise<A>,
  second: () => Promise<B>,
): Promise<[A, B]> {
  const results = await Promise.allSettled([first(), second()]);
  const errors = results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  );
  const grave = errors.find((error) => !isFieldError(error));
  if (grave) throw grave;
  if (errors.length > 0) {
    const details = (errors as DomainError[]).map((error) => error.details);
    throw invalid(
      Object.assign({}, ...details.map((detail: ErrorDetails) => detail.fields)),
      Object.assign({}, ...details.map((detail: ErrorDetails) => detail.params)),
    );
  }
  const values = results.map((result) => (result as PromiseFulfilledResult<unknown>).value);
  return values as [A, B];
}

const isFieldError = (error: unknown): error is DomainError =>
  error instanceof DomainError && error.code === 'INVALID' && error.details.fields !== undefined;
