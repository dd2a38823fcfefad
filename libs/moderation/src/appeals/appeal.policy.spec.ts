import { ANONYMOUS, type Viewer } from '@parvis/kernel';
import { appealPolicy } from './appeal.policy.js';

const now = new Date('2026-11-22');
const later = new Date('2027-05-22');
const member: Viewer = { ...ANONYMOUS, memberId: 'm', role: 'member' };
const statement = { memberId: 'm', liftedAt: null, appealUntil: later };
const open = (
  viewer: Viewer,
  changes: Partial<typeof statement> | object = {},
  isAppealed = false,
) => appealPolicy.open(viewer, { ...statement, ...changes }, { isAppealed, now })?.reason ?? null;

describe('an appeal', () => {
  it('is for the member whom the statement addresses, suspended or not', () => {
    expect(open(member)).toBeNull();
    expect(open({ ...member, suspendedUntil: later })).toBeNull();
    expect(open({ ...member, memberId: 'other' })).toBe('not_yours');
    expect(open(ANONYMOUS)).toBe('sign_in_required');
  });

  it('comes once, in time, against what still holds', () => {
    expect(open(member, {}, true)).toBe('already_appealed');
    expect(open(member, { liftedAt: now })).toBe('statement_lifted');
    expect(open(member, { appealUntil: new Date('2026-11-21') })).toBe('appeal_time_over');
  });

  it('is read by its member and staff, and answered while it is open', () => {
    const appeal = { memberId: 'm', state: 'open' as const };
    const staff: Viewer = { ...member, memberId: 's', role: 'moderator' };
    expect(appealPolicy.reply(member, appeal)).toBeNull();
    expect(appealPolicy.reply(staff, appeal)).toBeNull();
    expect(appealPolicy.reply({ ...staff, suspendedUntil: later }, appeal)?.code).toBe('NOT_FOUND');
    expect(appealPolicy.reply({ ...member, memberId: 'x' }, appeal)?.code).toBe('NOT_FOUND');
    expect(appealPolicy.reply(member, { ...appeal, state: 'granted' })?.reason).toBe(
      'appeal_decided',
    );
  });
});
