import { mayWrite } from './standing.js';
import { ANONYMOUS, isAdmin, isStaff, type Viewer } from './viewer.js';

const until = new Date('2026-12-01T08:00:00Z');
const admin: Viewer = { ...ANONYMOUS, memberId: 'm', role: 'admin' };

describe('the standing of a viewer', () => {
  it('lets everybody write who is neither silenced nor suspended', () => {
    expect(mayWrite(ANONYMOUS)).toBeNull();
    expect(mayWrite(admin)).toBeNull();
  });

  it('says until when he is silenced or suspended, the graver first', () => {
    const params = { until: '2026-12-01T08:00:00.000Z' };
    const silenced = { ...admin, silencedUntil: until };
    expect(mayWrite(silenced)).toEqual({ code: 'FORBIDDEN', reason: 'silenced', params });
    const both = { ...silenced, suspendedUntil: until };
    expect(mayWrite(both)).toEqual({ code: 'FORBIDDEN', reason: 'suspended', params });
  });

  it('rests the role of the suspended, not of the silenced', () => {
    expect(isAdmin({ ...admin, silencedUntil: until })).toBe(true);
    const suspended = { ...admin, suspendedUntil: until };
    expect([isAdmin(suspended), isStaff(suspended)]).toEqual([false, false]);
  });
});
