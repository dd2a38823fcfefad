import { ANONYMOUS, type Role, type Viewer } from '@parvis/kernel';
import type { Reviewable } from './reviewable.entity.js';
import { levelAbove, reviewablePolicy } from './reviewable.policy.js';

const item = (changes: Partial<Reviewable> = {}): Reviewable =>
  ({
    level: 0,
    roomId: 'room',
    authorId: 'author',
    state: 'open',
    claimedById: null,
    ...changes,
  }) as Reviewable;
const viewer = (role: Role, changes: Partial<Viewer> = {}): Viewer => ({
  ...ANONYMOUS,
  memberId: 'someone',
  role,
  ...changes,
});
const roomModerator = viewer('member', { moderatedRoomIds: new Set(['room']) });
const moderator = viewer('moderator');
const admin = viewer('admin');

describe('reviewablePolicy', () => {
  const seen = (who: Viewer, changes: Partial<Reviewable>) =>
    reviewablePolicy.see(who, item(changes)) === null;

  it('shows each level to those who decide on it', () => {
    const levels = (who: Viewer) => ([0, 1, 2] as const).map((level) => seen(who, { level }));
    expect(levels(roomModerator)).toEqual([true, false, false]);
    expect(levels(moderator)).toEqual([true, true, false]);
    expect(levels(admin)).toEqual([true, true, true]);
    expect(levels(viewer('marketer'))).toEqual([false, false, false]);
    expect(levels(ANONYMOUS)).toEqual([false, false, false]);
  });

  it('shows room moderators nothing of other rooms, and nothing without a room', () => {
    expect(seen(roomModerator, { roomId: 'other' })).toBe(false);
    expect(seen(roomModerator, { roomId: null })).toBe(false);
  });

  it('shows nothing to staff who are suspended', () => {
    const suspendedUntil = new Date('2030-01-01');
    for (const who of [roomModerator, moderator, admin]) {
      expect(seen({ ...who, suspendedUntil }, {})).toBe(false);
      expect(reviewablePolicy.work({ ...who, suspendedUntil })?.reason).toBe('moderators_only');
    }
  });

  it('lets nobody decide on his own content, twice, or on what another claimed', () => {
    const decide = (changes: Partial<Reviewable>) =>
      reviewablePolicy.decide(moderator, item(changes))?.reason ?? 'yes';
    expect(decide({})).toBe('yes');
    expect(decide({ authorId: 'someone' })).toBe('own_content');
    expect(decide({ state: 'waiting' })).toBe('already_decided');
    expect(decide({ state: 'closed' })).toBe('already_decided');
    expect(decide({ claimedById: 'other' })).toBe('claimed_by_other');
    expect(decide({ claimedById: 'someone' })).toBe('yes');
    expect(decide({ level: 2 })).toBe('reviewable_not_found');
  });

  it('asks for a claim where the site requires one, and ignores claims where it has none', () => {
    const decide = (claiming: 'off' | 'required', changes: Partial<Reviewable> = {}) =>
      reviewablePolicy.decide(moderator, item(changes), claiming)?.reason ?? 'yes';
    expect(decide('required')).toBe('claim_required');
    expect(decide('required', { claimedById: 'someone' })).toBe('yes');
    expect(decide('required', { claimedById: 'other' })).toBe('claimed_by_other');
    expect(decide('off', { claimedById: 'other' })).toBe('yes');
    expect(reviewablePolicy.claim(moderator, item(), 'off')?.reason).toBe('claiming_off');
  });

  it('lets staff free what somebody claimed and forgot', () => {
    const claimed = item({ claimedById: 'other' });
    expect(reviewablePolicy.release(roomModerator, claimed)?.reason).toBe('claimed_by_other');
    expect(reviewablePolicy.release(moderator, claimed)).toBeNull();
  });

  it('hands items to somebody above, of whom admins have none', () => {
    expect([roomModerator, moderator, admin].map(levelAbove)).toEqual([1, 2, null]);
    expect(reviewablePolicy.escalate(moderator, item())).toBeNull();
    expect(reviewablePolicy.escalate(admin, item())?.reason).toBe('nobody_above');
  });
});
