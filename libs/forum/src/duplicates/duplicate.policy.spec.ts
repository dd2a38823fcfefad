import { ANONYMOUS, type Viewer } from '@parvis/kernel';
import type { Room } from '../rooms/room.entity.js';
import { Thread } from '../threads/thread.entity.js';
import { duplicatePolicy, isSeenFrom } from './duplicate.policy.js';

const member: Viewer = { ...ANONYMOUS, memberId: 'm', role: 'member', trustLevel: 1 };
const asker: Viewer = { ...member, memberId: 'a' };
const trusted: Viewer = { ...member, trustLevel: 3 };
const local: Viewer = { ...member, moderatedRoomIds: new Set(['r']) };

const room = { id: 'r', visibility: 'public', archivedAt: null } as Room;
const question = (columns: Partial<Thread> = {}) =>
  Object.assign(new Thread(), {
    ...{ id: 't', kind: 'question', authorId: 'a', state: 'open', duplicateOfId: null },
    ...{ withdrawnAt: null, removedAt: null, mergedIntoId: null },
    ...columns,
  }) as Thread;
const place = (columns?: Partial<Thread>, changes?: Partial<Room>) => ({
  thread: question(columns),
  room: { ...room, ...changes },
});

describe('whether all readers of a room see another', () => {
  it('depends on how open both are', () => {
    const of = (visibility: Room['visibility'], id: string) => ({ id, visibility });
    expect(isSeenFrom(of('public', '1'), of('private', '2'))).toBe(true);
    expect(isSeenFrom(of('members', '1'), of('private', '2'))).toBe(true);
    expect(isSeenFrom(of('members', '1'), of('public', '2'))).toBe(false);
    expect(isSeenFrom(of('private', '1'), of('private', '1'))).toBe(true);
    expect(isSeenFrom(of('private', '1'), of('private', '2'))).toBe(false);
  });
});

describe('marking a duplicate', () => {
  it('is for the asker, trusted members and moderators', () => {
    for (const viewer of [asker, trusted, local]) {
      expect(duplicatePolicy.mark(viewer, place())).toBeNull();
    }
    expect(duplicatePolicy.mark(member, place())?.reason).toBe('duplicates_by_trusted');
    expect(duplicatePolicy.mark(ANONYMOUS, place())?.code).toBe('UNAUTHENTICATED');
  });

  it('tells nothing of what the viewer does not see', () => {
    const hidden = place({ id: 'o' }, { id: 'p', visibility: 'private' });
    expect(duplicatePolicy.mark(trusted, hidden)?.code).toBe('NOT_FOUND');
    expect(duplicatePolicy.markAs(trusted, place(), hidden)?.code).toBe('NOT_FOUND');
  });

  it('is not for what is archived or marked', () => {
    expect(duplicatePolicy.mark(asker, place({ state: 'archived' }))?.reason).toBe(
      'thread_archived',
    );
    expect(duplicatePolicy.mark(asker, place({ duplicateOfId: 'o' }))?.code).toBe('CONFLICT');
  });
});

describe('unmarking', () => {
  const marked = place({ duplicateOfId: 'o' });
  it('is for whoever marked it and for moderators', () => {
    const by = { markedById: 'm' };
    expect(duplicatePolicy.unmark(trusted, marked, by)).toBeNull();
    expect(duplicatePolicy.unmark(local, marked, { markedById: 'x' })).toBeNull();
    expect(duplicatePolicy.unmark(asker, marked, by)?.reason).toBe('moderators_only');
  });

  it('is not for what is not marked', () => {
    expect(duplicatePolicy.unmark(local, place(), null)?.reason).toBe('not_a_duplicate');
  });
});
