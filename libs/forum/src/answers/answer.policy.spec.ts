import { ANONYMOUS, type Role, type Viewer } from '@parvis/kernel';
import type { Post } from '../posts/post.entity.js';
import type { Room } from '../rooms/room.entity.js';
import type { Thread } from '../threads/thread.entity.js';
import { answerPolicy } from './answer.policy.js';

const NOW = new Date();
const member = (
  memberId: string,
  role: Role = 'member',
  changes: Partial<Viewer> = {},
): Viewer => ({
  ...ANONYMOUS,
  memberId,
  role,
  emailConfirmed: true,
  ...changes,
});
const asker = member('asker');
const staff = member('staff', 'admin');
const roomModerator = member('roomie', 'member', { moderatedRoomIds: new Set(['room']) });

const choose = (
  viewer: Viewer,
  {
    post = {},
    thread = {},
    room = {},
  }: { post?: Partial<Post>; thread?: Partial<Thread>; room?: Partial<Room> } = {},
) =>
  answerPolicy.choose(
    viewer,
    { number: 2, withdrawnAt: null, removedAt: null, ...post },
    {
      thread: {
        authorId: 'asker',
        kind: 'question',
        state: 'open',
        withdrawnAt: null,
        removedAt: null,
        mergedIntoId: null,
        ...thread,
      } as Thread,
      room: { id: 'room', visibility: 'public', archivedAt: null, ...room } as Room,
    },
  )?.reason ?? null;

describe('choosing an answer', () => {
  it('is for whoever asked and for the moderators', () => {
    expect(choose(asker)).toBeNull();
    expect(choose(staff)).toBeNull();
    expect(choose(roomModerator)).toBeNull();
    expect(choose(member('other'))).toBe('moderators_only');
    expect(choose(member('marketer', 'marketer'))).toBe('moderators_only');
    expect(choose(ANONYMOUS)).toBe('sign_in_required');
  });

  it('is for questions alone', () => {
    expect(choose(asker, { thread: { kind: 'idea' } })).toBe('not_a_question');
  });

  it('takes a standing reply', () => {
    expect(choose(asker, { post: { number: 1 } })).toBe('opening_post');
    expect(choose(asker, { post: { withdrawnAt: NOW } })).toBe('post_not_standing');
    expect(choose(asker, { post: { removedAt: NOW } })).toBe('post_not_standing');
  });

  it('goes on in a locked thread and ends with the archive', () => {
    expect(choose(asker, { thread: { state: 'locked' } })).toBeNull();
    expect(choose(staff, { thread: { state: 'archived' } })).toBe('thread_archived');
    expect(choose(staff, { room: { archivedAt: NOW } })).toBe('thread_archived');
  });

  it('does not tell of a thread the viewer may not see', () => {
    expect(choose(asker, { room: { visibility: 'private' } })).toBe('thread_not_found');
    expect(choose(asker, { thread: { removedAt: NOW } })).toBe('thread_not_found');
  });

  it('leaves a withdrawn question alone', () => {
    expect(choose(asker, { thread: { withdrawnAt: NOW } })).toBe('thread_not_standing');
  });
});
