import { ANONYMOUS, type Role, type Viewer } from '@parvis/kernel';
import type { FlagReason } from './flag-reason.entity.js';
import { flagReasonPolicy } from './flag-reason.policy.js';

const reason = (changes: Partial<FlagReason> = {}) =>
  ({
    archivedAt: null,
    isSystem: false,
    roles: ['member', 'moderator', 'marketer', 'admin'],
    minTrustLevel: 0,
    ...changes,
  }) as FlagReason;
const viewer = (role: Role, trustLevel = 1): Viewer => ({
  ...ANONYMOUS,
  memberId: 'someone',
  role,
  trustLevel,
});
const answer = (who: Viewer, changes: Partial<FlagReason> = {}) =>
  flagReasonPolicy.use(who, reason(changes))?.reason ?? 'yes';

describe('flagReasonPolicy', () => {
  it('offers reasons to the roles they name', () => {
    expect(answer(ANONYMOUS)).toBe('sign_in_required');
    expect(answer(viewer('member'))).toBe('yes');
    expect(answer(viewer('member'), { roles: ['admin'] })).toBe('reason_not_offered');
    expect(answer(viewer('admin'), { roles: ['admin'] })).toBe('yes');
  });

  it('asks members for trust and staff for none', () => {
    expect(answer(viewer('member', 1), { minTrustLevel: 2 })).toBe('reason_not_offered');
    expect(answer(viewer('member', 2), { minTrustLevel: 2 })).toBe('yes');
    expect(answer(viewer('moderator', 0), { minTrustLevel: 4 })).toBe('yes');
  });

  it('keeps archived reasons and those of rules from everyone', () => {
    expect(answer(viewer('admin'), { archivedAt: new Date() })).toBe('reason_not_offered');
    expect(answer(viewer('admin'), { isSystem: true })).toBe('reason_not_offered');
  });

  it('lets admins alone change them', () => {
    expect(flagReasonPolicy.administer(viewer('admin'))).toBeNull();
    expect(flagReasonPolicy.administer(viewer('moderator'))?.reason).toBe('admins_only');
    expect(flagReasonPolicy.administer(ANONYMOUS)?.reason).toBe('sign_in_required');
  });
});
