import { ANONYMOUS, type Denial, type Role, type Viewer } from '@parvis/kernel';
import type { Room } from '../rooms/room.entity.js';
import type { Thread } from '../threads/thread.entity.js';
import type { Post } from './post.entity.js';
import { postPolicy } from './post.policy.js';

const NOW = new Date('2026-05-01T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

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
    authorId: 'asker',
    kind: 'question',
    state: 'open',
    participantCount: 2,
    withdrawnAt: null,
    removedAt: null,
    mergedIntoId: null,
    ...changes,
  }) as Thread;
const post = (changes: Partial<Post> = {}): Post =>
  ({
    id: 'post',
    authorId: 'author',
    number: 2,
    createdAt: minutesAgo(10),
    withdrawnAt: null,
    removedAt: null,
    ...changes,
  }) as Post;
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

const author = member('author');
const asker = member('asker');
const reader = member('reader');
const marketer = member('marketer', 'marketer');
const staff = member('staff', 'moderator');
const roomModerator = member('roomie', 'member', { moderatedRoomIds: new Set(['room']) });
const everyone = { anonymous: ANONYMOUS, author, asker, reader, marketer, staff, roomModerator };
const word = (denial: Denial | null) => denial?.reason ?? null;

/** Who of all passes a rule. */
const passing = (rule: (viewer: Viewer) => Denial | null) =>
  Object.entries(everyone)
    .filter(([, viewer]) => rule(viewer) === null)
    .map(([name]) => name);

const place = { thread: thread(), room: room() };

describe('reading a post', () => {
  it('gives the text that stands to everyone', () => {
    expect(passing((viewer) => postPolicy.read(viewer, post(), place))).toEqual(
      Object.keys(everyone),
    );
  });

  it.each([
    ['withdrawn', { withdrawnAt: NOW }],
    ['removed', { removedAt: NOW }],
  ])('leaves a %s text to its author and the moderators', (_name, changes) => {
    expect(passing((viewer) => postPolicy.read(viewer, post(changes), place))).toEqual([
      'author',
      'staff',
      'roomModerator',
    ]);
  });

  it('says that a hidden text is not there', () => {
    expect(postPolicy.read(reader, post({ removedAt: NOW }), place)?.code).toBe('NOT_FOUND');
  });

  it('hides posts of a thread that is hidden', () => {
    const hidden = { thread: thread({ removedAt: NOW }), room: room() };
    expect(passing((viewer) => postPolicy.see(viewer, hidden))).toEqual(['staff', 'roomModerator']);
    expect(word(postPolicy.see(reader, hidden))).toBe('post_not_found');
  });

  it('keeps earlier texts to author and moderators where the site says so', () => {
    const read = (arePublic: boolean) =>
      passing((viewer) => postPolicy.readRevisions(viewer, post(), place, arePublic));
    expect(read(true)).toEqual(Object.keys(everyone));
    expect(read(false)).toEqual(['author', 'staff', 'roomModerator']);
  });

  it('never shows earlier texts of a removed post to readers', () => {
    const removed = post({ removedAt: NOW });
    expect(passing((viewer) => postPolicy.readRevisions(viewer, removed, place, true))).toEqual([
      'author',
      'staff',
      'roomModerator',
    ]);
  });
});

describe('editing a post', () => {
  const edit = (viewer: Viewer, p: Partial<Post> = {}, t: Partial<Thread> = {}, minutes = 60) =>
    word(
      postPolicy.edit(viewer, post(p), { thread: thread(t), room: room() }, { minutes, now: NOW }),
    );

  it('is for the author and the moderators', () => {
    expect(edit(author)).toBeNull();
    expect(edit(staff)).toBeNull();
    expect(edit(roomModerator)).toBeNull();
    expect(edit(reader)).toBe('not_author');
    expect(edit(asker)).toBe('not_author');
    expect(edit(marketer)).toBe('not_author');
    expect(edit(ANONYMOUS)).toBe('sign_in_required');
  });

  it('ends for the author with the window, on the minute', () => {
    expect(edit(author, { createdAt: minutesAgo(60) })).toBeNull();
    expect(edit(author, { createdAt: new Date(minutesAgo(60).getTime() - 1) })).toBe(
      'edit_window_over',
    );
    expect(edit(staff, { createdAt: minutesAgo(10_000) })).toBeNull();
  });

  it('can be switched off by a window of no minutes', () => {
    expect(edit(author, {}, {}, 0)).toBe('edit_window_over');
  });

  it('keeps authors out of a locked thread and everyone out of an archived one', () => {
    expect(edit(author, {}, { state: 'locked' })).toBe('thread_locked');
    expect(edit(staff, {}, { state: 'locked' })).toBeNull();
    expect(edit(staff, {}, { state: 'archived' })).toBe('thread_archived');
  });

  it('leaves what does not stand as it is', () => {
    expect(edit(author, { withdrawnAt: NOW })).toBe('post_not_standing');
    expect(edit(staff, { removedAt: NOW })).toBe('post_not_standing');
  });
});

describe('withdrawing a reply', () => {
  const withdraw = (viewer: Viewer, p: Partial<Post> = {}, t: Partial<Thread> = {}) =>
    word(postPolicy.withdraw(viewer, post(p), { thread: thread(t), room: room() }));

  it('is for its author alone, whatever became of the thread', () => {
    expect(passing((viewer) => postPolicy.withdraw(viewer, post(), place))).toEqual(['author']);
    expect(withdraw(author, {}, { state: 'archived' })).toBeNull();
    expect(withdraw(ANONYMOUS)).toBe('sign_in_required');
    expect(withdraw(staff)).toBe('not_author');
  });

  it('does not take the opening post out from under its replies', () => {
    expect(withdraw(author, { number: 1 })).toBe('opening_post');
  });

  it('does not undo a removal', () => {
    expect(withdraw(author, { removedAt: NOW })).toBe('post_removed');
  });

  it('is undone only where the thread takes replies', () => {
    const restore = (t: Partial<Thread>) =>
      word(
        postPolicy.restore(author, post({ withdrawnAt: NOW }), { thread: thread(t), room: room() }),
      );
    expect(restore({})).toBeNull();
    expect(restore({ state: 'locked' })).toBe('thread_locked');
    expect(restore({ state: 'archived' })).toBe('thread_archived');
  });
});
