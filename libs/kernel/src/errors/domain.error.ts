import { IntrinsicException } from '@nestjs/common/exceptions/intrinsic.exception.js';

/** The seven ways a use case may refuse; clients branch on these and on `reason`. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'INVALID'
  | 'CONFLICT'
  | 'RATE_LIMITED'
  | 'INTERNAL';

export interface ErrorDetails {
  /** Form fields and the stable word for what is wrong with each: `{ title: 'too_long' }`. */
  fields?: Record<string, string>;
  /** Seconds until the same call may succeed. */
  retryAfter?: number;
  /** Values a message may quote, such as the limit that was passed. */
  params?: Record<string, string | number>;
}

/**
 * The one error that services throw on purpose. `reason` is a stable snake_case word;
 * the pages hold a sentence for it in every language. Intrinsic, so that Nest does not log it.
 */
export class DomainError extends IntrinsicException {
  constructor(
    readonly code: ErrorCode,
    readonly reason: string,
    readonly details: ErrorDetails = {},
  ) {
    super(reason);
    this.name = 'DomainError';
  }
}

export const notFound = (thing: string) => new DomainError('NOT_FOUND', `${thing}_not_found`);

export const invalid = (fields: Record<string, string>, params?: ErrorDetails['params']) =>
  new DomainError('INVALID', 'invalid_fields', { fields, ...(params && { params }) });
