import { isReach } from './access-reach.js';

const refusal = (field: string, reason: string, code: 'FORBIDDEN' | 'NOT_FOUND' = 'FORBIDDEN') => ({
  field,
  reason,
  code,
  ids: [],
});

describe('a refusal of power', () => {
  it('is one on a field of staff, forbidden or not found', () => {
    expect(isReach(refusal('reviewableDecide', 'reviewable_not_found', 'NOT_FOUND'))).toBe(true);
    expect(isReach(refusal('threadLock', 'thread_not_found', 'NOT_FOUND'))).toBe(true);
    expect(isReach(refusal('memberRecord.sanctions', 'whatever'))).toBe(true);
  });

  it('is one that names the power, on any field', () => {
    expect(isReach(refusal('members', 'admins_only'))).toBe(true);
    expect(isReach(refusal('import', 'staff_only'))).toBe(true);
  });

  it('is not an everyday no', () => {
    expect(isReach(refusal('voteCast', 'own_post'))).toBe(false);
    expect(isReach(refusal('postCreate', 'thread_not_found', 'NOT_FOUND'))).toBe(false);
    expect(isReach(refusal('sessionRevoke', 'session_not_found', 'NOT_FOUND'))).toBe(false);
  });
});
