import { ANONYMOUS, ROLES, type Viewer } from '@parvis/kernel';
import { memberPolicy } from './member.policy.js';

const ada = { id: 'ada' };
const as = (role: Viewer['role'], memberId = role as string): Viewer => ({
  ...ANONYMOUS,
  role,
  memberId,
});

/** Which roles pass, besides the member himself and nobody. */
const passing = (rule: (viewer: Viewer) => unknown) =>
  ROLES.filter((role) => rule(as(role)) === null);

describe('the policy on members', () => {
  it('opens an account to the member himself and to admins', () => {
    expect(memberPolicy.seeAccount(as('member', 'ada'), ada)).toBeNull();
    expect(passing((viewer) => memberPolicy.seeAccount(viewer, ada))).toEqual(['admin']);
  });

  it('tells only himself and staff when a member was last here', () => {
    expect(memberPolicy.seePresence(as('marketer', 'ada'), ada)).toBeNull();
    expect(passing((viewer) => memberPolicy.seePresence(viewer, ada))).toEqual([
      'moderator',
      'admin',
    ]);
  });

  it('lets admins alone list members and set roles', () => {
    expect(passing(memberPolicy.list)).toEqual(['admin']);
    expect(passing(memberPolicy.setRole)).toEqual(['admin']);
  });

  it('suggests handles to everyone signed in', () => {
    expect(passing(memberPolicy.suggest)).toEqual(ROLES);
  });

  it('asks strangers to sign in', () => {
    for (const denial of [
      memberPolicy.seeAccount(ANONYMOUS, ada),
      memberPolicy.seePresence(ANONYMOUS, ada),
      memberPolicy.list(ANONYMOUS),
      memberPolicy.setRole(ANONYMOUS),
      memberPolicy.suggest(ANONYMOUS),
    ]) {
      expect(denial).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
  });
});
