import {
  type Denial,
  denied,
  firstDenial,
  hidden,
  isSignedIn,
  isStaff,
  mustSignIn,
  type Viewer,
} from '@parvis/kernel';
import type { Statement } from '../statements/statement.entity.js';
import type { Appeal } from './appeal.entity.js';

type Contested = Pick<Statement, 'memberId' | 'liftedAt' | 'appealUntil'>;

/** Suspended members appeal like all others. */
export const appealPolicy = {
  /** By the member the statement is addressed to, once, within six months, while it holds. */
  open: (
    viewer: Viewer,
    statement: Contested,
    { isAppealed, now }: { isAppealed: boolean; now: Date },
  ): Denial | null =>
    firstDenial(
      () => (isSignedIn(viewer) ? null : mustSignIn),
      () => (viewer.memberId === statement.memberId ? null : denied('not_yours')),
      () => (isAppealed ? { code: 'CONFLICT', reason: 'already_appealed' } : null),
      () => (statement.liftedAt ? denied('statement_lifted') : null),
      () => (statement.appealUntil < now ? denied('appeal_time_over') : null),
    ),

  /** For its member and the staff of the site. */
  see(viewer: Viewer, appeal: Pick<Appeal, 'memberId'>): Denial | null {
    const mine = isSignedIn(viewer) && viewer.memberId === appeal.memberId;
    return mine || isStaff(viewer) ? null : hidden('appeal');
  },

  reply: (viewer: Viewer, appeal: Pick<Appeal, 'memberId' | 'state'>): Denial | null =>
    firstDenial(
      () => appealPolicy.see(viewer, appeal),
      () => (appeal.state === 'open' ? null : denied('appeal_decided')),
    ),
};
