import { ANONYMOUS, type Role, type Viewer } from '@parvis/kernel';
import { recordPolicy } from './record.policy.js';

const viewer = (role: Role, changes: Partial<Viewer> = {}): Viewer => ({
  ...ANONYMOUS,
  memberId: 'm',
  role,
  ...changes,
});
const guard = viewer('member', { moderatedRoomIds: new Set(['r']) });
const suspended = { suspendedUntil: new Date(Date.now() + 1_000) };

describe('a member’s record', () => {
  it('is for the staff of the site', () => {
    expect(recordPolicy.see(viewer('moderator'))).toBeNull();
    expect(recordPolicy.see(viewer('admin'))).toBeNull();
    for (const who of [viewer('member'), viewer('marketer'), guard, viewer('admin', suspended)]) {
      expect(recordPolicy.see(who)).toMatchObject({ reason: 'moderators_only' });
    }
    expect(recordPolicy.see(ANONYMOUS)).toMatchObject({ reason: 'sign_in_required' });
  });

  it('keeps contact data to admins unless they granted it to moderators', () => {
    const may = (who: Viewer, granted: boolean) => recordPolicy.seeContact(who, granted) === null;
    expect([may(viewer('admin'), false), may(viewer('admin'), true)]).toEqual([true, true]);
    expect([may(viewer('moderator'), false), may(viewer('moderator'), true)]).toEqual([
      false,
      true,
    ]);
    for (const who of [viewer('member'), viewer('marketer'), guard, viewer('admin', suspended)]) {
      expect(may(who, true)).toBe(false);
    }
    expect(may(ANONYMOUS, true)).toBe(false);
  });
});
