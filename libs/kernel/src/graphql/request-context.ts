import type { Locale, Viewer } from '../auth/viewer.js';

/** What a resolver knows of the call; also the key under which loaders keep their batches. */
export interface RequestContext {
  viewer: Viewer;
  locale: Locale;
  /** Address of the caller behind the trusted proxies. */
  address: string;
  userAgent: string;
  requestId: string;
  /** Adds a Set-Cookie line to the answer. */
  setCookie(line: string): void;
  [extra: PropertyKey]: unknown;
}
