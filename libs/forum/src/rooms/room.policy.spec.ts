import { ANONYMOUS, type Denial, type Role, type Viewer } from '@parvis/kernel';
import type { Room } from './room.entity.js';
import { roomPolicy } from './room.policy.js';

const room = (changes: Partial<Room> = {}): Room =>
  ({
    id: 'room',
    visibility: 'public',
    kinds: ['question', 'idea'],
    threadPosting: 'members',
    replyPosting: 'members',
    archivedAt: null,
    ...changes,
  }) as Room;
const member = (role: Role = 'member', changes: Partial<Viewer> = {}): Viewer => ({
  ...ANONYMOUS,
  memberId: 'someone',
  role,
  emailConfirmed: true,
  ...changes,
});
const listed = member('member', { roomIds: new Set(['room']) });
const roomModerator = member('member', {
  roomIds: new Set(['room']),
  moderatedRoomIds: new Set(['room']),
});
const PRINCIPALS: [string, Viewer][] = [
  ['anonymous', ANONYMOUS],
  ['member', member()],
  ['listed', listed],
  ['room moderator', roomModerator],
  ['marketer', member('marketer')],
  ['moderator', member('moderator')],
  ['admin', member('admin')],
];
/** What each principal is told, in one line each. */
const table = (rule: (viewer: Viewer) => Denial | null) =>
  Object.fromEntries(PRINCIPALS.map(([name, viewer]) => [name, rule(viewer)?.reason ?? 'yes']));

describe('roomPolicy', () => {
  it('shows a public room to all', () => {
    const answers = table((viewer) => roomPolicy.see(viewer, room()));
    expect(new Set(Object.values(answers))).toEqual(new Set(['yes']));
  });

  it("shows a members' room to whoever is signed in", () => {
    const answers = table((viewer) => roomPolicy.see(viewer, room({ visibility: 'members' })));
    expect(answers).toMatchObject({ anonymous: 'room_not_found', member: 'yes', marketer: 'yes' });
  });

  it('shows a private room to its list and to staff', () => {
    expect(table((viewer) => roomPolicy.see(viewer, room({ visibility: 'private' })))).toEqual({
      anonymous: 'room_not_found',
      member: 'room_not_found',
      listed: 'yes',
      'room moderator': 'yes',
      marketer: 'room_not_found',
      moderator: 'yes',
      admin: 'yes',
    });
  });

  it('is moderated by staff and by its own moderators', () => {
    expect(table((viewer) => roomPolicy.moderate(viewer, room()))).toEqual({
      anonymous: 'sign_in_required',
      member: 'moderators_only',
      listed: 'moderators_only',
      'room moderator': 'yes',
      marketer: 'moderators_only',
      moderator: 'yes',
      admin: 'yes',
    });
  });

  it('takes threads from whom its posting rule names', () => {
    const rule = (posting: Room['threadPosting']) =>
      table((viewer) => roomPolicy.startThread(viewer, room({ threadPosting: posting })));
    expect(rule('members')).toMatchObject({ anonymous: 'sign_in_required', member: 'yes' });
    expect(rule('room_members')).toMatchObject({
      member: 'room_members_only',
      listed: 'yes',
      marketer: 'room_members_only',
      moderator: 'yes',
    });
    expect(rule('staff')).toMatchObject({
      listed: 'room_staff_only',
      'room moderator': 'yes',
      admin: 'yes',
    });
  });

  it('takes only its kinds, from confirmed members, while it is open', () => {
    const start = (viewer: Viewer, changes: Partial<Room> = {}, kind = 'question' as const) =>
      roomPolicy.startThread(viewer, room(changes), kind)?.reason ?? null;
    expect(start(member())).toBeNull();
    expect(start(member(), { kinds: ['idea'] })).toBe('kind_not_allowed');
    expect(start(member('member', { emailConfirmed: false }))).toBe('email_unconfirmed');
    expect(start(member('admin'), { archivedAt: new Date() })).toBe('room_archived');
  });

  it('is administered by admins alone', () => {
    expect(table((viewer) => roomPolicy.administer(viewer))).toMatchObject({
      anonymous: 'sign_in_required',
      'room moderator': 'admins_only',
      moderator: 'admins_only',
      admin: 'yes',
    });
  });

  it('shows the suspended what everyone sees, whatever their role and rooms', () => {
    const suspendedUntil = new Date();
    for (const [name, viewer] of PRINCIPALS.slice(1)) {
      const suspended = { ...viewer, suspendedUntil };
      const see = (visibility: Room['visibility']) =>
        roomPolicy.see(suspended, room({ visibility }))?.reason ?? 'yes';
      const answers = [see('public'), see('members'), see('private')];
      expect([name, ...answers]).toEqual([name, 'yes', 'room_not_found', 'room_not_found']);
      expect(roomPolicy.moderate(suspended, room())?.reason).toBe('moderators_only');
      expect(roomPolicy.reply(suspended, room())?.reason).toBe('suspended');
    }
  });

  it('lets the silenced read but not write, staff among them', () => {
    for (const [, viewer] of PRINCIPALS.slice(1)) {
      const silenced = { ...viewer, silencedUntil: new Date() };
      expect(roomPolicy.see(silenced, room({ visibility: 'members' }))).toBeNull();
      expect(roomPolicy.startThread(silenced, room())?.reason).toBe('silenced');
      expect(roomPolicy.reply(silenced, room())?.reason).toBe('silenced');
    }
  });
});
