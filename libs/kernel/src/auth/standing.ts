import { type Denial, denied } from '../errors/denial.js';
import type { Viewer } from './viewer.js';

/**
 * Whoever is silenced or suspended writes nothing: no post, edit, reaction, vote or flag. The
 * reason is `silenced` or `suspended`, with `until` as an ISO date for the sentence shown.
 */
export function mayWrite(viewer: Viewer): Denial | null {
  const { silencedUntil, suspendedUntil } = viewer;
  if (suspendedUntil) return denied('suspended', { until: suspendedUntil.toISOString() });
  return silencedUntil && denied('silenced', { until: silencedUntil.toISOString() });
}
