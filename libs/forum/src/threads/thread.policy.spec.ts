import { ANONYMOUS, type Denial, type Role, type Viewer } from '@parvis/kernel';
import type { Room } from '../rooms/room.entity.js';
import type { Thread } from './thread.entity.js';
import { threadPolicy } from './thread.policy.js';

const AUTHOR = 'author';
const room = (changes: Partial<Room> = {}): Room =>
  ({
    id: 'room',
    visibility: 'public',
    kinds: ['question'],
    threadPosting: 'members',
    replyPosting: 'members',
    archivedAt: null,
    ...changes,
  }) as Room;
const thread = (changes: Partial<Thread> = {}): Thread =>
  ({
    id: 'thread',
    authorId: AUTHOR,
    kind: 'question',
    state: 'open',
    participantCount: 1,
    withdrawnAt: null,
    removedAt: null,
    mergedIntoId: null,
    ...changes,
  }) as Thread;
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
const author = member(AUTHOR);
const reader = member('reader');
const staff = member('staff', 'moderator');
const roomModerator = member('roomie', 'member', {
  roomIds: new Set(['room']),
  moderatedRoomIds: new Set(['room']),
});
const now = new Date();
const word = (denial: Denial | null) => denial?.reason ?? null;

describe('seeing a thread', () => {
  const see = (viewer: Viewer, t: Partial<Thread>, r: Partial<Room> = {}) =>
    word(threadPolicy.see(viewer, thread(t), room(r)));

  it('follows the room while the thread stands', () => {
    expect(see(ANONYMOUS, {})).toBeNull();
    expect(see(ANONYMOUS, {}, { visibility: 'members' })).toBe('thread_not_found');
    expect(see(reader, {}, { visibility: 'members' })).toBeNull();
    expect(see(reader, {}, { visibility: 'private' })).toBe('thread_not_found');
    expect(see(author, {}, { visibility: 'private' })).toBe('thread_not_found');
    expect(see(roomModerator, {}, { visibility: 'private' })).toBeNull();
    expect(see(staff, {}, { visibility: 'private' })).toBeNull();
  });

  it('leaves a withdrawn thread to its author and the moderators', () => {
    const withdrawn = { withdrawnAt: now };
    expect(see(ANONYMOUS, withdrawn)).toBe('thread_not_found');
    expect(see(reader, withdrawn)).toBe('thread_not_found');
    expect(see(author, withdrawn)).toBeNull();
    expect(see(roomModerator, withdrawn)).toBeNull();
    expect(see(staff, withdrawn)).toBeNull();
  });

  it('leaves a removed thread to the moderators', () => {
    expect(see(author, { removedAt: now })).toBe('thread_not_found');
    expect(see(author, { removedAt: now, withdrawnAt: now })).toBe('thread_not_found');
    expect(see(roomModerator, { removedAt: now })).toBeNull();
  });

  it('shows nobody the shell of a merged thread', () => {
    expect(see(staff, { mergedIntoId: 'other' })).toBe('thread_not_found');
  });
});

describe('replying', () => {
  const reply = (viewer: Viewer, t: Partial<Thread> = {}, r: Partial<Room> = {}) =>
    word(threadPolicy.reply(viewer, thread(t), room(r)));

  it('asks readers to sign in and to confirm their address', () => {
    expect(reply(ANONYMOUS)).toBe('sign_in_required');
    expect(reply(member('new', 'member', { emailConfirmed: false }))).toBe('email_unconfirmed');
    expect(reply(reader)).toBeNull();
  });

  it('keeps members, authors too, out of a locked thread, but not its moderators', () => {
    expect(reply(ANONYMOUS, { state: 'locked' })).toBe('thread_locked');
    expect(reply(author, { state: 'locked' })).toBe('thread_locked');
    expect(reply(roomModerator, { state: 'locked' })).toBeNull();
    expect(reply(staff, { state: 'locked' })).toBeNull();
  });

  it('is over for all in an archive', () => {
    expect(reply(staff, { state: 'archived' })).toBe('thread_archived');
    expect(reply(staff, {}, { archivedAt: now })).toBe('thread_archived');
  });

  it('needs a thread that stands', () => {
    expect(reply(author, { withdrawnAt: now })).toBe('thread_not_standing');
    expect(reply(reader, { withdrawnAt: now })).toBe('thread_not_found');
  });

  it('follows the rule of the room', () => {
    expect(reply(reader, {}, { replyPosting: 'staff' })).toBe('room_staff_only');
    expect(reply(reader, {}, { replyPosting: 'room_members' })).toBe('room_members_only');
  });
});

describe('changing the title', () => {
  const edit = (viewer: Viewer, t: Partial<Thread> = {}) =>
    word(threadPolicy.edit(viewer, thread(t), room()));

  it('is for the author while the thread is open, and for moderators until it is archived', () => {
    expect(edit(ANONYMOUS)).toBe('sign_in_required');
    expect(edit(reader)).toBe('not_author');
    expect(edit(author)).toBeNull();
    expect(edit(author, { state: 'locked' })).toBe('thread_locked');
    expect(edit(roomModerator, { state: 'locked' })).toBeNull();
    expect(edit(staff, { state: 'archived' })).toBe('thread_archived');
  });
});

describe('withdrawing and restoring', () => {
  const withdraw = (viewer: Viewer, t: Partial<Thread> = {}) =>
    word(threadPolicy.withdraw(viewer, thread(t), room()));
  const restore = (viewer: Viewer, t: Partial<Thread>, r: Partial<Room> = {}) =>
    word(threadPolicy.restore(viewer, thread(t), room(r)));

  it('is for the author alone, until somebody else wrote', () => {
    expect(withdraw(author)).toBeNull();
    expect(withdraw(staff)).toBe('not_author');
    expect(withdraw(author, { participantCount: 2 })).toBe('thread_has_replies');
    expect(withdraw(author, { withdrawnAt: now })).toBe('thread_not_standing');
  });

  it('brings back what the author withdrew, where the room still takes it', () => {
    expect(restore(author, { withdrawnAt: now })).toBeNull();
    expect(restore(author, {})).toBe('thread_not_withdrawn');
    expect(restore(staff, { withdrawnAt: now })).toBe('not_author');
    expect(restore(author, { withdrawnAt: now, removedAt: now })).toBe('thread_not_found');
    expect(restore(author, { withdrawnAt: now }, { kinds: ['idea'] })).toBe('kind_not_allowed');
  });
});

describe('moderating and moving', () => {
  const other = room({ id: 'other', kinds: ['question'] });
  const move = (viewer: Viewer, to: Room) => word(threadPolicy.move(viewer, thread(), room(), to));

  it('is for those who moderate the room, while the thread stands', () => {
    const moderate = (viewer: Viewer, t: Partial<Thread> = {}) =>
      word(threadPolicy.moderate(viewer, thread(t), room()));
    expect(moderate(ANONYMOUS)).toBe('sign_in_required');
    expect(moderate(author)).toBe('moderators_only');
    expect(moderate(roomModerator)).toBeNull();
    expect(moderate(staff)).toBeNull();
    expect(moderate(staff, { withdrawnAt: now })).toBe('thread_not_standing');
  });

  it('needs another room that takes the kind from whoever moves', () => {
    expect(move(staff, other)).toBeNull();
    expect(move(roomModerator, other)).toBeNull();
    expect(move(reader, other)).toBe('moderators_only');
    expect(move(staff, room())).toBe('same_room');
    expect(move(staff, room({ id: 'other', kinds: ['idea'] }))).toBe('kind_not_allowed');
    expect(move(roomModerator, room({ id: 'other', visibility: 'private' }))).toBe(
      'room_not_found',
    );
    expect(move(roomModerator, room({ id: 'other', threadPosting: 'staff' }))).toBe(
      'room_staff_only',
    );
    expect(move(staff, room({ id: 'other', archivedAt: now }))).toBe('room_archived');
  });
});
