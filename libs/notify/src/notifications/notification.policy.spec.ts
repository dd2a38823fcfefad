import { ANONYMOUS, type Viewer } from '@parvis/kernel';
import { notificationPolicy, type SubjectFacts } from './notification.policy.js';

const viewer = (changes: Partial<Viewer> = {}): Viewer => ({
  ...ANONYMOUS,
  memberId: 'ada',
  role: 'member',
  ...changes,
});
const facts = (changes: Partial<SubjectFacts>): SubjectFacts => ({
  ownerId: null,
  reviewable: null,
  room: null,
  notedMemberId: null,
  thread: null,
  ...changes,
});
const sees = (who: Viewer, subject: SubjectFacts | null) =>
  notificationPolicy.see(who, subject) === null;
const secret = { id: 'r', visibility: 'private' } as const;

describe('a notification', () => {
  it('of what is gone is seen by nobody', () => {
    expect(sees(viewer({ role: 'admin' }), null)).toBe(false);
    expect(sees(viewer(), facts({}))).toBe(false);
  });

  it('of one’s own is seen, unless its room was closed to him', () => {
    expect(sees(viewer(), facts({ ownerId: 'ada' }))).toBe(true);
    expect(sees(viewer(), facts({ ownerId: 'bob' }))).toBe(false);
    expect(sees(viewer(), facts({ ownerId: 'ada', room: secret }))).toBe(false);
    const inside = viewer({ roomIds: new Set(['r']) });
    expect(sees(inside, facts({ ownerId: 'ada', room: secret }))).toBe(true);
  });

  it('of a thread is seen by those who see the thread', () => {
    const thread = {
      ...({ authorId: 'bob', kind: 'question', state: 'open' } as const),
      ...{ withdrawnAt: null, removedAt: null, mergedIntoId: null },
    } as const;
    const open = { id: 'r', visibility: 'public' } as const;
    expect(sees(viewer(), facts({ thread, room: open }))).toBe(true);
    expect(sees(viewer(), facts({ thread, room: secret }))).toBe(false);
    const removed = { ...thread, removedAt: new Date() };
    expect(sees(viewer(), facts({ thread: removed, room: open }))).toBe(false);
  });

  it('for staff is seen by those who work the case now', () => {
    const item = facts({ ownerId: 'bob', reviewable: { level: 1, roomId: 'r' } });
    expect(sees(viewer({ role: 'moderator' }), item)).toBe(true);
    expect(sees(viewer({ moderatedRoomIds: new Set(['r']) }), item)).toBe(false);
    expect(sees(viewer(), item)).toBe(false);
    const above = facts({ reviewable: { level: 2, roomId: null } });
    expect(sees(viewer({ role: 'moderator' }), above)).toBe(false);
  });

  it('of a note on a member is seen by the site’s staff', () => {
    expect(sees(viewer({ role: 'moderator' }), facts({ notedMemberId: 'somebody' }))).toBe(true);
    expect(sees(viewer(), facts({ notedMemberId: 'somebody' }))).toBe(false);
  });
});
