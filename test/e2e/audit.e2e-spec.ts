import { createHash } from 'node:crypto';
import { SessionCookie, Sessions } from '@parvis/identity';
import { JobRunner, uuidv7 } from '@parvis/kernel';
import { Audit, AuditVerifier } from '@parvis/moderation';
import { run as auditVerify } from '../../apps/cli/src/commands/audit-verify.js';
import type { MemberRow, RoomRow } from '../support/factories.js';
import { Review } from '../support/review.js';
import { type World, world } from '../support/world.js';

const ENTRY = `id at action subjectKind subjectId reason details hash actorHandle actorRole
  actor { handle } room { slug }`;
const AUDIT = `query ($action: String, $actorId: ID, $subjectKind: String, $subjectId: ID,
    $from: DateTime, $to: DateTime, $first: Int! = 20, $after: String) {
  audit(action: $action, actorId: $actorId, subjectKind: $subjectKind, subjectId: $subjectId,
      from: $from, to: $to, first: $first, after: $after) {
    nodes { ${ENTRY} } pageInfo { hasNextPage endCursor }
  }
}`;
const VERIFY = 'query { auditVerify { entries brokenAt headHash } }';
const SET =
  'mutation ($key: ID!, $value: String) { settingUpdate(key: $key, value: $value) { setting { key } } }';
const LOCK = 'mutation ($id: ID!) { threadArchive(id: $id) { thread { id } } }';

let w: World;
let admin: MemberRow;
let mo: MemberRow;
let ada: MemberRow;
let guard: MemberRow;
let room: RoomRow;

beforeAll(async () => {
  w = await world({ limitsFactor: 1 });
  admin = await w.member('root', 'admin');
  mo = await w.member('mo', 'moderator');
  ada = await w.member('ada');
  guard = await w.member('guard');
  room = await w.room('grinders');
  await w.roomMember(room, guard, 'moderator');
});
afterAll(() => w.close());

const entries = async (filter: Record<string, unknown> = {}): Promise<any[]> =>
  (await w.as(admin).run(AUDIT, filter)).audit.nodes;
const count = async () =>
  Number((await w.db.rows<{ n: string }>('select count(*) as n from audit_entries'))[0]!.n);
const verify = () => w.app.nest.get(AuditVerifier, { strict: false }).verify();
const record = (action: string, details = {}) =>
  w.db.tx(() =>
    w.app.nest
      .get(Audit, { strict: false })
      .record({ actorId: admin.id, action, subject: { kind: 'test', id: '1' }, details }),
  );

describe('the log', () => {
  it('says who did what to what, as it was then', async () => {
    await w.as(admin).run(SET, { key: 'site.name', value: 'Parvis "Café"' });
    const [entry] = await entries({ action: 'setting.changed' });
    expect(entry).toMatchObject({
      subjectKind: 'setting',
      subjectId: 'site.name',
      actorHandle: 'root',
      actorRole: 'admin',
      actor: { handle: 'root' },
      room: null,
    });
    expect(JSON.parse(entry.details)).toMatchObject({ after: 'Parvis "Café"' });
    await w.db.rows(`update members set handle = 'renamed' where id = $1`, [admin.id]);
    expect((await entries({ action: 'setting.changed' }))[0]).toMatchObject({
      actorHandle: 'root',
      actor: { handle: 'renamed' },
    });
    await w.db.rows(`update members set handle = 'root' where id = $1`, [admin.id]);
  });

  it('keeps what a room’s moderator does under that name', async () => {
    const thread = await w.thread(room, ada);
    await w.as(guard).run(LOCK, { id: thread.id });
    expect(await entries({ subjectId: thread.id })).toMatchObject([
      {
        action: 'thread.archived',
        subjectKind: 'thread',
        actorHandle: 'guard',
        actorRole: 'room_moderator',
        room: { slug: 'grinders' },
      },
    ]);
  });

  it('holds changes of roles and of those in a room', async () => {
    const bob = await w.member();
    await w
      .as(admin)
      .run(
        'mutation ($id: ID!) { memberSetRole(id: $id, input: { role: moderator }) { member { id } } }',
        { id: bob.id },
      );
    expect(await entries({ subjectKind: 'member', subjectId: bob.id })).toMatchObject([
      { action: 'member.role_changed' },
    ]);
    await w.as(admin).run(
      `mutation ($id: ID!, $memberId: ID!) {
        roomMemberSet(id: $id, memberId: $memberId, role: moderator) { room { id } } }`,
      { id: room.id, memberId: bob.id },
    );
    const [entry] = await entries({ action: 'room.member_set' });
    expect(JSON.parse(entry.details)).toEqual({ memberId: bob.id, role: 'moderator' });
  });

  it('leaves out what members and staff do with their own', async () => {
    const before = await count();
    const create = `mutation ($input: ThreadCreateInput!) { threadCreate(input: $input) { thread { id } } }`;
    const rename =
      'mutation ($id: ID!) { threadRename(id: $id, title: "Another title of mine") { thread { id } } }';
    for (const who of [ada, mo]) {
      const { threadCreate } = await w.as(who).run(create, {
        input: {
          roomId: room.id,
          kind: 'question',
          title: 'How do I clean it?',
          bodyMarkdown: 'It is full of old coffee grounds.',
          language: 'en',
        },
      });
      await w.as(who).run(rename, { id: threadCreate.thread.id });
    }
    expect(await count()).toBe(before);
    const { id } = await w.thread(room, ada);
    await w.as(mo).run(rename, { id });
    expect(await count()).toBe(before + 1);
  });

  it('has no entry of what was undone with its transaction', async () => {
    const before = await count();
    await expect(
      w.db.tx(async () => {
        await w.app.nest
          .get(Audit, { strict: false })
          .record({ actorId: null, action: 'x', subject: { kind: 'test', id: '1' } });
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    expect(await count()).toBe(before);
  });

  it('is read by admins alone', async () => {
    for (const who of [mo, ada, guard]) {
      expect(await w.as(who).refusal(AUDIT)).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'admins_only',
      });
      expect((await w.as(who).refusal(VERIFY)).reason).toBe('admins_only');
    }
    expect((await w.anonymous.refusal(AUDIT)).reason).toBe('sign_in_required');
  });

  it('is paged and filtered', async () => {
    for (let made = 0; made < 5; made++) await record('paged');
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { audit }: any = await w.as(admin).run(AUDIT, { action: 'paged', first: 2, after });
      seen.push(...audit.nodes.map(({ id }: { id: string }) => id));
      after = audit.pageInfo.hasNextPage ? audit.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toHaveLength(5);
    expect(seen.map(Number)).toEqual(seen.map(Number).sort((a, b) => b - a));
    const past = new Date(Date.now() - 3_600_000).toISOString();
    expect(await entries({ action: 'paged', from: past })).toHaveLength(5);
    expect(await entries({ action: 'paged', to: past })).toHaveLength(0);
    expect(await entries({ action: 'paged', actorId: mo.id })).toHaveLength(0);
    expect((await w.as(admin).refusal(AUDIT, { actorId: 'nonsense' })).fields).toEqual({
      actorId: 'member_not_found',
    });
    expect(await w.statements(() => w.as(admin).run(AUDIT, { first: 20 }))).toBeLessThanOrEqual(5);
  });
});

describe('a decision', () => {
  it('is in the log from the first word to the last', async () => {
    const review = new Review(w);
    const post = await w.post(await w.thread(room, ada), ada);
    const id = await review.flagged(post.id, await w.member());
    const { decision } = await review.act(mo, id, ['hide', ['silence', 24]], { facts: 'Rude.' });
    await review.undo(mo, decision.id);
    const again = await review.act(mo, id, ['hide', ['silence', 24]], { facts: 'Rude.' });
    await review.settle();
    await review.reverse(admin, again.decision.id, 'Too hard.');
    const about = (subjectId: string) => entries({ subjectId, first: 100 });
    const acts = (of: any[]) => of.map(({ action, actorHandle }) => `${action} ${actorHandle}`);
    expect(acts(await about(id)).reverse()).toEqual([
      'decision.made mo',
      'decision.undone mo',
      'decision.made mo',
    ]);
    expect(acts(await about(post.id)).reverse()).toEqual([
      'decision.executed mo',
      'decision.executed root',
    ]);
    expect(acts(await about(ada.id)).reverse()).toEqual([
      'member.silenced mo',
      'member.restored root',
    ]);
    expect((await entries({ action: 'decision.executed' }))[0]).toMatchObject({
      reason: 'Too hard.',
    });
  });
});

describe('the chain', () => {
  it('holds however many write at once, without a gap', async () => {
    const before = await count();
    await Promise.all(
      Array.from({ length: 100 }, (_, n) => record('raced', { n, z: 1, a: ['é'] })),
    );
    expect(await count()).toBe(before + 100);
    const { auditVerify } = await w.as(admin).run(VERIFY);
    expect(auditVerify).toMatchObject({ entries: before + 100, brokenAt: null });
    const rows = await w.db.rows<{ id: string }>('select id from audit_entries order by id');
    expect(rows.map(({ id }) => Number(id))).toEqual(rows.map((_, index) => index + 1));
  });

  it('keeps no writer waiting for another who has not come to his commit', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((done) => {
      release = done;
    });
    const audit = w.app.nest.get(Audit, { strict: false });
    const facts = { actorId: null, subject: { kind: 'test', id: '1' } };
    const slow = w.db.tx(async () => {
      await audit.record({ ...facts, action: 'slow' });
      await held;
    });
    await w.db.tx(() => audit.record({ ...facts, action: 'fast' }));
    release();
    await slow;
    const [last, before] = await entries({ first: 2 });
    expect([before.action, last.action]).toEqual(['fast', 'slow']);
  });

  it('can be checked from the export, as the manual says', async () => {
    const lines = (await download('jsonl')).body.trim().split('\n').reverse();
    let previous = '';
    for (const line of lines) {
      const json = line.slice('{"entry":'.length, line.lastIndexOf(',"hash":'));
      const { hash, previousHash } = JSON.parse(line);
      expect(previousHash).toBe(previous);
      expect(createHash('sha256').update(`${previous}\n${json}`).digest('hex')).toBe(hash);
      previous = hash;
    }
    expect(lines.length).toBeGreaterThan(100);
  });

  it('takes no change and no deletion', async () => {
    for (const sql of [
      `update audit_entries set reason = 'x' where id = 1`,
      'delete from audit_entries where id = 1',
      'truncate audit_entries',
    ]) {
      await expect(w.db.rows(sql)).rejects.toThrow('the audit log is append-only');
    }
  });

  it('is verified by a command', async () => {
    const said: string[] = [];
    const { log, error } = console;
    const { DATABASE_URL } = process.env;
    process.env.DATABASE_URL = w.config.databaseUrl;
    Object.assign(console, {
      log: (line: string) => said.push(line),
      error: (line: string) => said.push(line),
    });
    try {
      const total = await count();
      expect(await auditVerify([])).toBe(0);
      await w.db.rows('update audit_heads set last_id = last_id + 1');
      expect(await auditVerify([])).toBe(1);
      await w.db.rows('update audit_heads set last_id = last_id - 1');
      expect(said).toEqual([
        expect.stringMatching(`^All ${total} entries hold. Hash of the last one: [0-9a-f]{64}$`),
        `The audit log is broken at entry ${total + 1}; ${total} before it hold.`,
      ]);
    } finally {
      Object.assign(console, { log, error });
      if (DATABASE_URL === undefined) delete process.env.DATABASE_URL;
      else process.env.DATABASE_URL = DATABASE_URL;
    }
  });

  it('says at which entry somebody broke it', async () => {
    const tamper = async (sql: string) => {
      await w.db.rows('alter table audit_entries disable trigger all');
      await w.db.rows(sql);
      await w.db.rows('alter table audit_entries enable trigger all');
    };
    await tamper(`update audit_entries set details = '{"n":-1}' where id = 7`);
    expect(await verify()).toMatchObject({ entries: 6, brokenAt: '7' });
    const [seventh] = await w.db.rows<any>('select * from audit_entries where id = 6');
    expect(seventh.hash).toHaveLength(64);
    await tamper('delete from audit_entries where id = 5');
    expect(await verify()).toMatchObject({ entries: 4, brokenAt: '5' });
    await tamper('delete from audit_entries where id > 3');
    expect(await verify()).toMatchObject({ entries: 3, brokenAt: '4' });
    await w.db.rows(`update audit_heads set last_id = 2`);
    expect(await verify()).toMatchObject({ brokenAt: '2' });
    await tamper('delete from audit_entries');
    await w.db.rows(`update audit_heads set last_id = 0, hash = ''`);
    expect(await verify()).toMatchObject({ entries: 0, brokenAt: null });
  });
});

/** The file of the log, as a browser with this member's session gets it. */
async function download(format: string, query = '', who: MemberRow | null = admin) {
  const headers: Record<string, string> = {};
  if (who) {
    const client = { address: '127.0.0.1', userAgent: 'jest' };
    const token = await w.app.nest.get(Sessions).start(who.id, client);
    headers.cookie = `${w.app.nest.get(SessionCookie).name}=${token}`;
  }
  const fastify = w.app.nest.getHttpAdapter().getInstance();
  return fastify.inject({ method: 'GET', url: `/exports/audit.${format}${query}`, headers });
}

describe('the export', () => {
  it('is a file of the filtered entries, in which no formula runs', async () => {
    for (let made = 0; made < 120; made++) await record('many');
    await w.db.tx(() =>
      w.app.nest.get(Audit, { strict: false }).record({
        actorId: admin.id,
        action: 'formula',
        subject: { kind: 'test', id: '1' },
        reason: '=HYPERLINK("https://evil.example")',
      }),
    );
    const formula = await download('csv', '?action=formula');
    expect(formula.statusCode).toBe(200);
    expect(formula.headers['content-disposition']).toBe('attachment; filename="audit.csv"');
    expect(formula.body.split('\r\n')).toHaveLength(3);
    expect(formula.body).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
    expect((await download('csv', '?action=many')).body.split('\r\n')).toHaveLength(122);
    expect(await entries({ action: 'audit.exported' })).not.toHaveLength(0);
  });

  it('is for admins, and for formats and filters that exist', async () => {
    expect((await download('csv', '', null)).statusCode).toBe(401);
    expect((await download('csv', '', mo)).statusCode).toBe(403);
    expect((await download('xml')).statusCode).toBe(400);
    expect((await download('csv', '?from=never')).json()).toMatchObject({
      fields: { from: 'wrong_form' },
    });
    expect((await download('csv', '?action=a&action=b')).statusCode).toBe(200);
  });
});

describe('a refusal of power', () => {
  const denials = (who: MemberRow) => entries({ action: 'access.denied', actorId: who.id });

  it('leaves an entry with the field and the ids', async () => {
    await w.as(mo).both(SET, { key: 'site.name', value: 'Mine' });
    const [entry] = await denials(mo);
    expect(entry).toMatchObject({
      reason: 'admins_only',
      subjectKind: 'field',
      actorRole: 'moderator',
    });
    expect(JSON.parse(entry.details)).toEqual({
      field: 'settingUpdate',
      ids: [],
      code: 'FORBIDDEN',
    });
    const bob = await w.member();
    await w
      .as(mo)
      .both(
        'mutation ($id: ID!) { mine: memberSetRole(id: $id, input: { role: admin }) { member { id } } }',
        { id: bob.id },
      );
    expect((await denials(mo))[0]).toMatchObject({ subjectKind: 'member', subjectId: bob.id });
  });

  it('counts a foreign room’s case that reads as missing, once it is there', async () => {
    const other = await w.room('kettles');
    const thread = await w.thread(other, ada);
    const id = uuidv7();
    await w.db.rows(
      `insert into reviewables (id, target_kind, target_id, author_id, room_id, content_hash)
       values ($1, 'post', $2, $3, $4, 'x')`,
      [id, thread.openingId, ada.id, other.id],
    );
    const note = `mutation ($input: StaffNoteInput!) { staffNoteAdd(input: $input) { note { id } } }`;
    await w.as(guard).both(note, { input: { reviewableId: id, body: 'x' } });
    await w.as(guard).both(note, { input: { reviewableId: uuidv7(), body: 'x' } });
    const read = 'query ($id: ID!) { reviewable(id: $id) { id } }';
    expect(await w.as(guard).run(read, { id })).toEqual({ reviewable: null });
    await w.as(guard).run(read, { id: 'nonsense' });
    // Handed to those above: his page asks for it once more, and that is no reach.
    await w.db.rows('update reviewables set room_id = $2, level = 1 where id = $1', [id, room.id]);
    await w.as(guard).run(read, { id });
    await w.db.rows('update reviewables set room_id = $2 where id = $1', [id, other.id]);
    const [reading, ...writing] = await denials(guard);
    expect(JSON.parse(reading.details)).toMatchObject({ field: 'reviewable', ids: [id] });
    expect(writing).toMatchObject([
      {
        subjectKind: 'reviewable',
        subjectId: id,
        reason: 'reviewable_not_found',
        room: { slug: 'kettles' },
        actorRole: 'member',
      },
    ]);
  });

  it('counts a statement of a foreign room that reads as missing', async () => {
    const review = new Review(w);
    const kettles = await w.room('mills');
    const post = await w.post(await w.thread(kettles, ada), ada);
    await review.done(mo, await review.flagged(post.id, await w.member()), ['hide']);
    const [statement] = await w.db.rows<{ id: string; number: number }>(
      'select id, number::int from statements where target_id = $1',
      [post.id],
    );
    const before = (await denials(guard)).length;
    const read = 'query ($number: Int!) { statement(number: $number) { title } }';
    for (const number of [statement!.number, 999_999]) {
      expect(await w.as(guard).run(read, { number })).toEqual({ statement: null });
    }
    const [entry, ...others] = await denials(guard);
    expect(others).toHaveLength(before);
    expect(entry).toMatchObject({
      reason: 'statement_not_found',
      subjectKind: 'statement',
      subjectId: statement!.id,
      room: { slug: 'mills' },
    });
    await w.as(ada).run(read, { number: statement!.number });
    await w.as(mo).run(read, { number: statement!.number });
    expect(await denials(guard)).toHaveLength(before + 1);
  });

  it('counts an appeal against one’s own decision', async () => {
    const review = new Review(w);
    const post = await w.post(await w.thread(room, ada), ada);
    const bob = await w.member();
    await review.done(mo, await review.flagged(post.id, bob), ['hide']);
    const [statement] = await w.db.rows<{ id: string }>(
      'select id from statements where target_id = $1',
      [post.id],
    );
    const { appealOpen } = await w
      .as(ada)
      .run(`mutation ($id: ID!) { appealOpen(statementId: $id, body: "Why?") { appeal { id } } }`, {
        id: statement!.id,
      });
    const appeal = await review.caseOf(appealOpen.appeal.id);
    expect((await review.refusal(mo, appeal, { verb: 'leave' })).reason).toBe('own_decision');
    expect((await denials(mo))[0]).toMatchObject({
      reason: 'own_decision',
      subjectKind: 'reviewable',
      subjectId: appeal,
    });
  });

  it('is none of members without power, and none that is everyday', async () => {
    await w.as(ada).both(SET, { key: 'site.name', value: 'Mine' });
    const own = await w.post(await w.thread(room, ada), mo);
    const before = (await denials(mo)).length;
    await w.as(mo).both('mutation ($id: ID!) { voteCast(postId: $id, value: 1) { post { id } } }', {
      id: own.id,
    });
    expect(await denials(ada)).toEqual([]);
    expect(await denials(mo)).toHaveLength(before);
  });

  it('cannot flood the log', async () => {
    const flooder = await w.member(undefined, 'moderator');
    for (let tries = 0; tries < 40; tries++) {
      await w.as(flooder).both(SET, { key: 'site.name', value: `x${tries}` });
    }
    expect(
      (await entries({ action: 'access.denied', actorId: flooder.id, first: 100 })).length,
    ).toBe(20);
  });

  it('stays when the answer is a refusal, and the chain holds', async () => {
    await w.app.nest.get(JobRunner).drain();
    expect((await verify()).brokenAt).toBeNull();
  });
});
