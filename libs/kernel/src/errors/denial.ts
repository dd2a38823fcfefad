import { isSignedIn, type SignedInViewer, type Viewer } from '../auth/viewer.js';
import { DomainError, type ErrorCode, type ErrorDetails } from './domain.error.js';

/** Why a policy says no: a code for the caller and a stable word for the sentence shown. */
export interface Denial {
  code: Extract<ErrorCode, 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'CONFLICT'>;
  reason: string;
  /** Values the sentence may quote, such as until when. */
  params?: ErrorDetails['params'];
}

export const denied = (reason: string, params?: Denial['params']): Denial => ({
  code: 'FORBIDDEN',
  reason,
  ...(params && { params }),
});
export const mustSignIn: Denial = { code: 'UNAUTHENTICATED', reason: 'sign_in_required' };
/** Forbidden reads answer exactly like missing things. */
export const hidden = (thing: string): Denial => ({
  code: 'NOT_FOUND',
  reason: `${thing}_not_found`,
});

/** Throws the denial as an error; returns quietly when the policy said yes. */
export function ensure(denial: Denial | null): void {
  if (denial) throw refusalOf(denial);
}

export const refusalOf = ({ code, reason, params }: Denial): DomainError =>
  new DomainError(code, reason, params && { params });

/** The viewer as a member; throws UNAUTHENTICATED for nobody. */
export function signedIn(viewer: Viewer): SignedInViewer {
  if (isSignedIn(viewer)) return viewer;
  throw new DomainError(mustSignIn.code, mustSignIn.reason);
}

/** The first rule that says no, or null when all agree. */
export function firstDenial(...rules: (() => Denial | null)[]): Denial | null {
  for (const rule of rules) {
    const denial = rule();
    if (denial) return denial;
  }
  return null;
}
