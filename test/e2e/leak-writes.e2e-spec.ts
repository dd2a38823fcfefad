import { Sessions } from '@parvis/identity';
import { uuidv7 } from '@parvis/kernel';
import { type ClosedWorld, closedWorld } from '../support/canaries.js';
import { type Targets, writeOf } from '../support/mutations.js';
import { OUTSIDERS, type PrincipalName } from '../support/principals.js';
import { type Refusal, type World, world } from '../support/world.js';

/** They change what belongs to the caller himself, or to whoever holds a token. */
const OWN = [
  'avatarRemove',
  'avatarSet',
  'emailChange',
  'emailConfirm',
  'handleChange',
  'memberFollow',
  'memberUnfollow',
  'notificationsMarkRead',
  'passwordChange',
  'passwordReset',
  'passwordResetRequest',
  'profileUpdate',
  'sessionsRevokeOthers',
  'signIn',
  'signOut',
  'signUp',
  'signUpResend',
];

/** What any confirmed member may do with a public thread, post, room or tag of others. */
const OPEN_TO_MEMBERS = [
  'bookmarkAdd',
  'bookmarkRemove',
  'flagRaise',
  'postCreate',
  'reactionAdd',
  'reactionRemove',
  'roomFollow',
  'roomUnfollow',
  'sameQuestionAdd',
  'sameQuestionRemove',
  'tagFollow',
  'tagUnfollow',
  'threadCreate',
  'threadFollow',
  'threadUnfollow',
  'voteCast',
];

/** For these a confirmed address is not asked. */
const OPEN_TO_UNCONFIRMED = OPEN_TO_MEMBERS.filter((name) =>
  /Follow|Unfollow|Remove|^bookmark/i.test(name),
);

/** They refuse item by item, so that one that cannot be done does not hold up the others. */
const BY_ITEM = ['reviewablesDecide'];

const REFUSALS = ['NOT_FOUND', 'FORBIDDEN', 'UNAUTHENTICATED'];

let w: World;
let closed: ClosedWorld;
let hidden: Targets;
let foreign: Targets;
let unknown: Targets;
let mutations: string[];

beforeAll(async () => {
  w = await world();
  closed = await closedWorld(w);
  mutations = Object.keys(w.engine.schema.getMutationType()!.getFields());
  const { who, threads, posts, rooms, tags, cases, experts } = closed;
  await w.app.nest.get(Sessions).start(who.admin.id, { address: '127.0.0.1', userAgent: 'x' });
  const [session] = await w.db.rows<{ id: string }>(
    'select id from sessions where member_id = $1',
    [who.admin.id],
  );
  const group = uuidv7();
  await w.db.rows(`insert into tag_groups (id, slug, name) values ($1, 'group', 'Group')`, [group]);
  const always = {
    ...{ tagGroup: group, member: who.insider.id, session: session!.id },
    ...{ flagReason: cases.reason, watchedWord: cases.watchedWord, notification: uuidv7() },
  };
  const casesOf = (place: 'closed' | 'open', told: 'closed' | 'removed') => ({
    reviewable: cases.reviewables[place],
    decision: cases.decisions[told],
    statement: cases.statements[told].id,
    appeal: cases.appeals[told],
    heldPost: cases.heldPosts[place],
  });
  hidden = {
    ...always,
    ...casesOf('closed', 'closed'),
    thread: threads.closed.id,
    otherThread: threads.closedWithdrawn.id,
    expertVerification: experts.verifications.closed,
    routedQuestion: experts.routed.closed,
    post: posts.closed,
    room: rooms.closed.id,
    tag: tags.closed.id,
    otherTag: tags.synonym.id,
  };
  foreign = {
    ...always,
    ...casesOf('open', 'removed'),
    thread: threads.open.id,
    otherThread: (await w.thread(rooms.open, who.author)).id,
    expertVerification: experts.verifications.open,
    routedQuestion: experts.routed.open,
    post: posts.open,
    room: rooms.open.id,
    tag: tags.open.id,
    otherTag: (await w.tag('other')).id,
  };
  unknown = Object.fromEntries(
    Object.keys(hidden).map((kind) => [kind, uuidv7()]),
  ) as unknown as Targets;
}, 120_000);
afterAll(() => w.close());

/** A hash of every row of every table but the log, which notes what staff were refused. */
async function everything(): Promise<Record<string, string>> {
  const tables = await w.db.rows<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'graphile_worker') and tablename not like 'audit%'`,
  );
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum
       from ${name} t`,
  );
  const rows = await w.db.rows<{ name: string; sum: string }>(parts.join(' union all '));
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}

const attempt = (principal: PrincipalName, name: string, targets: Targets) => {
  const { document, variables } = writeOf(w.engine.schema, name, targets);
  return w.as(closed.who[principal]).both(document, variables);
};

/** What he was told, or null when it was done. */
async function refusalOf(principal: PrincipalName, name: string, targets: Targets) {
  const { errors } = await attempt(principal, name, targets);
  if (!errors) return null;
  const { code, reason, params } = errors[0].extensions as Refusal;
  return { code, reason, params };
}

/** Tries all of them; answers with those that were not refused, or not in the right words. */
async function attempts(
  names: string[],
  principals: readonly PrincipalName[],
  targets: Targets,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const name of names) {
    const before = await everything();
    for (const principal of principals) {
      const refusal = await refusalOf(principal, name, targets);
      if (!refusal && !BY_ITEM.includes(name)) wrong.push(`${name} was done by ${principal}`);
      else if (refusal && !REFUSALS.includes(refusal.code)) {
        wrong.push(`${name} told ${principal} ${refusal.code} ${refusal.reason}`);
      }
    }
    const after = await everything();
    const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
    if (changed.length) wrong.push(`${name} changed ${changed.join(', ')}`);
  }
  return wrong;
}

const aimed = () => mutations.filter((name) => !OWN.includes(name));

describe('a mutation', () => {
  it('is listed here by a name that exists', () => {
    for (const name of [...OWN, ...OPEN_TO_MEMBERS]) expect(mutations).toContain(name);
  });

  it('on what is hidden is refused to every outsider and changes nothing', async () => {
    expect(await attempts(aimed(), OUTSIDERS, hidden)).toEqual([]);
  }, 300_000);

  it('on what is hidden is answered as on what does not exist', async () => {
    const told: string[] = [];
    for (const name of aimed()) {
      for (const principal of ['anonymous', 'trusted', 'foreignModerator', 'exMember'] as const) {
        const one = JSON.stringify(await refusalOf(principal, name, hidden));
        const other = JSON.stringify(await refusalOf(principal, name, unknown));
        if (one !== other) told.push(`${name} as ${principal}: ${one} / ${other}`);
      }
    }
    expect(told).toEqual([]);
  }, 300_000);

  it('on what others made is refused to members but for the few that are meant for them', async () => {
    const members = [
      'fresh',
      'neighbour',
      'foreignModerator',
      'marketer',
      'roomModerator',
    ] as const;
    const rest = aimed().filter((name) => !OPEN_TO_MEMBERS.includes(name));
    expect(await attempts(rest, ['anonymous', 'unconfirmed', ...members], foreign)).toEqual([]);
    expect(await attempts(OPEN_TO_MEMBERS, ['anonymous'], foreign)).toEqual([]);
    const asked = OPEN_TO_MEMBERS.filter((name) => !OPEN_TO_UNCONFIRMED.includes(name));
    expect(await attempts(asked, ['unconfirmed'], foreign)).toEqual([]);
  }, 300_000);

  it('that is meant for members works for them, and for those inside the closed room', async () => {
    const tried: unknown[] = [];
    const expected: unknown[] = [];
    for (const name of OPEN_TO_MEMBERS) {
      tried.push([name, await refusalOf('fresh', name, foreign)]);
      tried.push([name, await refusalOf('roomModerator', name, hidden)]);
      expected.push([name, null], [name, null]);
    }
    expect(tried).toEqual(expected);
  });

  it('takes no field that its input does not declare', async () => {
    for (const [name, field] of [
      ['threadCreate', 'pinnedAt'],
      ['profileUpdate', 'role'],
      ['signUp', 'role'],
      ['roomCreate', 'threadCount'],
    ] as const) {
      const { document, variables } = writeOf(w.engine.schema, name, foreign);
      const input = { ...(variables.input as object), [field]: 'admin' };
      const refusal = await w.as(closed.who.admin).refusal(document, { ...variables, input });
      expect([name, refusal.code]).toEqual([name, 'INVALID']);
    }
  });
});
