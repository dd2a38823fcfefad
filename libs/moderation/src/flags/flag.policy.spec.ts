import type { PostPlace } from '@parvis/forum';
import { ANONYMOUS, type Viewer } from '@parvis/kernel';
import { flagPolicy } from './flag.policy.js';

const post = { authorId: 'author', withdrawnAt: null, removedAt: null };
const place = {
  thread: { authorId: 'author', withdrawnAt: null, removedAt: null, mergedIntoId: null },
  room: { id: 'room', visibility: 'public' },
} as PostPlace;
const member: Viewer = { ...ANONYMOUS, memberId: 'someone', role: 'member', emailConfirmed: true };
const later = new Date('2030-01-01');

describe('flagPolicy', () => {
  const raise = (viewer: Viewer, changes = {}) =>
    flagPolicy.raiseOnPost(viewer, { ...post, ...changes }, place)?.reason ?? 'yes';

  it('takes flags of confirmed members on what others wrote', () => {
    expect(raise(member)).toBe('yes');
    expect(raise(ANONYMOUS)).toBe('sign_in_required');
    expect(raise({ ...member, emailConfirmed: false })).toBe('email_unconfirmed');
    expect(raise({ ...member, memberId: 'author' })).toBe('own_post');
    expect(raise(member, { removedAt: later })).toBe('post_not_standing');
  });

  it('takes none of the silenced and the suspended', () => {
    expect(raise({ ...member, silencedUntil: later })).toBe('silenced');
    expect(raise({ ...member, suspendedUntil: later })).toBe('suspended');
    const erased = { id: 'other', erasedAt: null };
    expect(flagPolicy.raiseOnMember({ ...member, silencedUntil: later }, erased)?.reason).toBe(
      'silenced',
    );
  });

  it('lets staff open a case of what is hidden, of members only the staff of the site', () => {
    const roomModerator = { ...member, moderatedRoomIds: new Set(['room']) };
    const hidden = { ...post, removedAt: later };
    expect(flagPolicy.openOnPost(roomModerator, hidden, place)).toBeNull();
    expect(flagPolicy.openOnPost(member, hidden, place)?.reason).toBe('moderators_only');
    const other = { id: 'other', erasedAt: null };
    expect(flagPolicy.openOnMember(roomModerator, other)?.reason).toBe('moderators_only');
    expect(flagPolicy.openOnMember({ ...member, role: 'moderator' }, other)).toBeNull();
  });
});
