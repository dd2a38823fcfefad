import { ANONYMOUS, type Role, type Viewer } from '@parvis/kernel';
import type { ActionKind } from '../reviewables/possible-actions.js';
import type { Verb } from './decision.entity.js';
import { type DecidingFacts, decisionPolicy } from './decision.policy.js';

const as = (role: Role, memberId: string = role): Viewer => ({ ...ANONYMOUS, memberId, role });
const roomie: Viewer = { ...as('member', 'roomie'), moderatedRoomIds: new Set(['room']) };
const item = {
  kind: 'post' as const,
  level: 0 as const,
  roomId: 'room',
  authorId: 'author',
  state: 'open' as const,
  claimedById: null,
};
const facts: DecidingFacts = {
  claiming: 'optional',
  authorRole: 'member',
  contestedDeciderId: null,
};
const decide = (
  viewer: Viewer,
  verb: Verb,
  actions: ActionKind[] = [],
  changes: { item?: object; facts?: Partial<DecidingFacts> } = {},
) => {
  const about = { ...item, ...changes.item };
  const known = { ...facts, ...changes.facts };
  return decisionPolicy.decide(viewer, about, verb, actions, known)?.reason ?? null;
};

describe('deciding', () => {
  it('is for whoever works the case, on what is not his own', () => {
    expect(decide(roomie, 'act', ['hide', 'lock'])).toBeNull();
    expect(decide(as('moderator'), 'leave')).toBeNull();
    expect(decide(as('member'), 'leave')).toBe('reviewable_not_found');
    expect(decide(as('moderator', 'author'), 'leave')).toBe('own_content');
  });

  it('sanctions members by the staff of the site, moderators by admins, admins never', () => {
    for (const kind of ['warn', 'silence', 'suspend'] as const) {
      expect(decide(roomie, 'act', ['hide', kind])).toBe('site_staff_only');
      expect(decide(as('moderator'), 'act', ['hide', kind])).toBeNull();
      const moderator = { facts: { authorRole: 'moderator' as const } };
      expect(decide(as('moderator'), 'act', [kind], moderator)).toBe('admins_only');
      expect(decide(as('admin'), 'act', [kind], moderator)).toBeNull();
      const admin = { facts: { authorRole: 'admin' as const } };
      expect(decide(as('admin'), 'act', [kind], admin)).toBe('admin_not_sanctioned');
    }
  });

  it('on an appeal is not for who decided what it contests; he may hand it on', () => {
    const own = {
      item: { kind: 'appeal', level: 1 },
      facts: { contestedDeciderId: 'moderator' },
    };
    expect(decide(as('moderator'), 'act', ['uphold'], own)).toBe('own_decision');
    expect(decide(as('moderator'), 'leave', [], own)).toBe('own_decision');
    expect(decide(as('moderator'), 'escalate', [], own)).toBeNull();
    expect(decide(as('moderator', 'other'), 'leave', [], own)).toBeNull();
  });
});

describe('undoing', () => {
  it('is for who decided and for admins', () => {
    const decision = { decidedById: 'moderator', isAutomated: false };
    expect(decisionPolicy.undo(as('moderator'), decision)).toBeNull();
    expect(decisionPolicy.undo(as('admin'), decision)).toBeNull();
    expect(decisionPolicy.undo(as('moderator', 'other'), decision)?.reason).toBe('not_yours');
    expect(decisionPolicy.undo(ANONYMOUS, decision)?.code).toBe('UNAUTHENTICATED');
  });
});

describe('reversing', () => {
  const done = { verb: 'act' as Verb, state: 'executed' as const };
  const reverse = (viewer: Viewer, decision: object = {}, about: object = {}, rest: object = {}) =>
    decisionPolicy.reverse(
      viewer,
      { ...done, ...decision },
      { ...item, ...about },
      { deciderRole: 'member', isReversed: false, ...rest },
    )?.reason ?? null;

  it('is for whoever works the case, once, and not for its author', () => {
    expect(reverse(roomie)).toBeNull();
    expect(reverse(as('member'))).toBe('reviewable_not_found');
    expect(reverse(as('moderator', 'author'))).toBe('own_content');
    expect(reverse(as('moderator'), {}, {}, { isReversed: true })).toBe('already_reversed');
  });

  it('leaves what the staff of the site decided to them', () => {
    expect(reverse(roomie, {}, {}, { deciderRole: 'moderator' })).toBe('decided_above');
    expect(reverse(as('moderator'), {}, {}, { deciderRole: 'admin' })).toBeNull();
  });

  it('is of what took effect and can be taken back', () => {
    const staff = as('moderator');
    expect(reverse(staff, { state: 'waiting' })).toBe('not_reversible');
    expect(reverse(staff, { verb: 'escalate' })).toBe('not_reversible');
    expect(reverse(staff, { verb: 'leave' })).toBeNull();
    expect(reverse(staff, { verb: 'leave' }, { kind: 'held_post' })).toBe('not_reversible');
    expect(reverse(staff, {}, { kind: 'held_post' })).toBeNull();
    expect(reverse(staff, {}, { kind: 'appeal', level: 1 })).toBe('not_reversible');
  });
});
