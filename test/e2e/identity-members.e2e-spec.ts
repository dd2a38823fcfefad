import { MembersService } from '@parvis/identity';
import { ROLES } from '@parvis/kernel';
import { type World, world } from '../support/world.js';
import { SIGN_IN, visitor } from './identity-visitor.js';

const SEE = `query ($handle: String!) { member(handle: $handle) {
  handle name role trustLevel interests bioHtml avatarUrl threadCount postCount answerCount
  createdAt lastSeenAt viewerCanSetRole
  account { email emailConfirmed pendingEmail locale timeZone theme bioMarkdown sessions { id } }
} }`;
const LIST = `query ($first: Int!, $after: String, $filter: MemberFilterInput) {
  members(first: $first, after: $after, filter: $filter) {
    nodes { handle account { email } } pageInfo { hasNextPage endCursor }
  }
}`;
const SUGGEST = `query ($prefix: String!) { memberSuggest(prefix: $prefix) { handle name avatarUrl } }`;
const SET_ROLE = `mutation ($id: ID!, $role: MemberRole!) {
  memberSetRole(id: $id, input: { role: $role }) { member { role } }
}`;

describe('members', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
  });
  afterAll(() => w.close());

  it('show what is their own to themselves and to admins, and to nobody else', async () => {
    const ada = await w.member('ada', 'member', {
      email: 'canary-email@example.org',
      bio_markdown: 'canary-markdown',
      bio_html: '<p>shown</p>',
      time_zone: 'Canary/Zone',
      last_seen_at: new Date('2026-01-02T03:04:05.678Z'),
    });
    const others = await Promise.all(ROLES.map((role) => w.member(`a-${role}`, role)));
    const readers = [null, ada, ...others];
    for (const reader of readers) {
      const { member } = await w.as(reader).run(SEE, { handle: 'ada' });
      const role = reader?.handle.replace('a-', '') ?? 'nobody';
      const mayRead = role === 'ada' || role === 'admin';
      expect([role, /canary/i.test(JSON.stringify(member))]).toEqual([role, mayRead]);
      expect(member.account === null).toBe(!mayRead);
      expect([role, member.lastSeenAt !== null]).toEqual([role, mayRead || role === 'moderator']);
      expect(member.bioHtml).toBe('<p>shown</p>');
      expect(member.viewerCanSetRole).toBe(role === 'admin');
    }
  });

  it('hold in no public type what could tell an address or a password', () => {
    const fields = Object.keys(
      (w.engine.schema.getType('Member') as { getFields(): object } | undefined)!.getFields(),
    );
    expect(fields.filter((name) => /mail|password|hash|locale|zone|theme/i.test(name))).toEqual([]);
  });

  it('are found by a handle in any case, and not by what can be no handle', async () => {
    await w.member('Finder');
    expect((await w.anonymous.run(SEE, { handle: 'fINDER' })).member.handle).toBe('Finder');
    expect((await w.anonymous.run(SEE, { handle: '@finder' })).member.handle).toBe('Finder');
    for (const handle of ['', 'nobody', '%', 'a\0b', '\ud83e', 'x'.repeat(10_000), '../ada']) {
      expect(await w.anonymous.run(SEE, { handle })).toEqual({ member: null });
    }
  });

  it('answer who is signed in', async () => {
    const query = `{ viewer { member { handle } account { email } } }`;
    const who = await w.member('who');
    expect(await w.anonymous.run(query)).toEqual({ viewer: null });
    expect(await w.as(who).run(query)).toEqual({
      viewer: { member: { handle: 'who' }, account: { email: 'who@example.org' } },
    });
  });

  describe('in a list', () => {
    let list: World;
    beforeAll(async () => {
      list = await world();
      await list.member('root', 'admin', { created_at: new Date('2020-01-01') });
      await list.member('mod', 'moderator', { created_at: new Date('2020-01-02') });
      const at = new Date('2020-01-03');
      for (let i = 0; i < 45; i++) {
        await list.member(`m${i}`, 'member', { name: `Name_${i}`, created_at: at });
      }
    });
    afterAll(() => list.close());

    const admin = async () => (await list.app.nest.get(MembersService).byHandle('root'))!;

    it('are all read, each once, by admins alone', async () => {
      const reader = list.as(await admin());
      const handles: string[] = [];
      let after: string | null = null;
      do {
        const { members }: any = await reader.run(LIST, { first: 20, after });
        handles.push(...members.nodes.map((node: { handle: string }) => node.handle));
        after = members.pageInfo.hasNextPage ? members.pageInfo.endCursor : null;
      } while (after);
      expect(handles).toHaveLength(47);
      expect(new Set(handles).size).toBe(47);
      expect(handles.slice(-2)).toEqual(['mod', 'root']);

      const moderator = (await list.app.nest.get(MembersService).byHandle('mod'))!;
      expect(await list.as(moderator).refusal(LIST, { first: 5 })).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'admins_only',
      });
      expect(await list.anonymous.refusal(LIST, { first: 5 })).toMatchObject({
        code: 'UNAUTHENTICATED',
      });
    });

    it('cost as many statements for 5 as for 40', async () => {
      const reader = list.as(await admin());
      await reader.run(LIST, { first: 1 });
      const count = (first: number) => list.statements(() => reader.run(LIST, { first }));
      expect(await count(40)).toBe(await count(5));
    });

    it('are filtered by role and by how handle, name or address begin', async () => {
      const reader = list.as(await admin());
      const find = async (filter: object) => {
        const { members } = await reader.run(LIST, { first: 100, filter });
        return members.nodes.map((node: { handle: string }) => node.handle);
      };
      expect(await find({ role: 'moderator' })).toEqual(['mod']);
      expect(await find({ text: 'M44' })).toEqual(['m44']);
      expect(await find({ text: 'name_44' })).toEqual(['m44']);
      expect(await find({ text: 'nameX44' })).toEqual([]);
      expect(await find({ text: 'm44@EXAMPLE' })).toEqual(['m44']);
      expect(await find({ text: 'example.org' })).toEqual([]);
      expect(await find({ text: '%' })).toEqual([]);
      expect(await find({ text: '', role: 'admin' })).toEqual(['root']);
      expect(
        await reader.refusal(LIST, { first: 9, filter: { text: 'x'.repeat(1_000) } }),
      ).toMatchObject({ code: 'INVALID', fields: { text: 'too_long' } });
    });

    it('take no page of an odd size and no forged cursor', async () => {
      const reader = list.as(await admin());
      for (const first of [0, -1, 101]) {
        expect(await reader.refusal(LIST, { first })).toMatchObject({ code: 'INVALID' });
      }
      for (const after of ['x', '\0', 'AAAAAAAAAAAAAAAAAAAA', 'x'.repeat(9_999)]) {
        expect(await reader.refusal(LIST, { first: 5, after })).toMatchObject({
          code: 'INVALID',
          reason: 'cursor_invalid',
        });
      }
    });
  });

  it('are suggested to writers, eight at most, by handle and name', async () => {
    const writer = await w.member('writer');
    for (let i = 0; i < 12; i++) await w.member(`sug${i}`, 'member', { post_count: i });
    await w.member('other', 'member', { name: 'Sugarcane' });
    await w.member('sugone', 'member', { erased_at: new Date(), post_count: 99 });
    const suggest = async (prefix: string) =>
      (await w.as(writer).run(SUGGEST, { prefix })).memberSuggest.map(
        (member: { handle: string }) => member.handle,
      );
    expect(await suggest('SUG')).toEqual(
      [11, 10, 9, 8, 7, 6, 5, 4].map((number) => `sug${number}`),
    );
    expect(await suggest('@sugar')).toEqual(['other']);
    for (const prefix of ['', '%', '_', '\\', 'zzz', 'a\0', 'x'.repeat(5_000)]) {
      expect(await suggest(prefix)).toEqual([]);
    }
    expect(await w.anonymous.refusal(SUGGEST, { prefix: 'sug' })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });
});

describe('roles', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
  });
  afterAll(() => w.close());

  it('are given by admins, hold at once, and are recorded', async () => {
    const [root, bob] = [await w.member('root', 'admin'), await w.member('bob')];
    expect(await w.as(root).run(SET_ROLE, { id: bob.id, role: 'moderator' })).toEqual({
      memberSetRole: { member: { role: 'moderator' } },
    });
    expect(await w.events('member.role_changed')).toEqual([
      { memberId: bob.id, before: 'member', after: 'moderator' },
    ]);
    await w.as(root).run(SET_ROLE, { id: bob.id, role: 'moderator' });
    expect(await w.events('member.role_changed')).toHaveLength(1);
    for (const [reader, code] of [
      [bob, 'FORBIDDEN'],
      [null, 'UNAUTHENTICATED'],
    ] as const) {
      const refusal = await w.as(reader).refusal(SET_ROLE, { id: bob.id, role: 'admin' });
      expect(refusal.code).toBe(code);
    }
    for (const id of ['x', '00000000-0000-7000-8000-000000000000']) {
      const refusal = await w.as(root).refusal(SET_ROLE, { id, role: 'member' });
      expect(refusal).toMatchObject({ code: 'NOT_FOUND', reason: 'member_not_found' });
    }
  });

  it('leave one admin at least, also when all step down at once', async () => {
    await w.db.rows(`delete from members where role = 'admin'`);
    const admins = await Promise.all(
      Array.from({ length: 8 }, (_, i) => w.member(`chief${i}`, 'admin')),
    );
    const answers = await Promise.all(
      admins.map((admin) => w.as(admin).both(SET_ROLE, { id: admin.id, role: 'member' })),
    );
    const refused = answers.filter(({ errors }) => errors);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.errors?.[0].extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'last_admin',
    });
    expect(await w.db.rows(`select 1 from members where role = 'admin'`)).toHaveLength(1);
  });
});

describe('the first admin', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
  });
  afterAll(() => w.close());

  const service = () => w.app.nest.get(MembersService);
  const signIn = (login: string, password: string) =>
    visitor(w).run(SIGN_IN, { input: { login, password } });

  it('gets a password that is told once', async () => {
    expect(await service().hasAdmin()).toBe(false);
    const { member, password } = await service().createAdmin({
      email: 'boss@example.org',
      handle: 'admin',
    });
    expect(member).toMatchObject({ role: 'admin', handle: 'admin', trustLevel: 4 });
    expect(password).toMatch(/^[\w-]{20}$/);
    await signIn('boss@example.org', password!);
    expect(await service().hasAdmin()).toBe(true);
  });

  it('may bring his own password, which is not told back', async () => {
    const own = { email: 'two@example.org', handle: 'two', password: 'walnut-harbour-29' };
    expect((await service().createAdmin(own)).password).toBeNull();
    await signIn('two', own.password);
  });

  it('is refused with what to put right', async () => {
    const refused = (wanted: { email: string; handle: string; password?: string }) =>
      expect(service().createAdmin(wanted)).rejects;
    await refused({ email: 'x', handle: 'a b', password: 'short' }).toMatchObject({
      details: { fields: { email: 'wrong_form', handle: 'wrong_form', password: 'too_short' } },
    });
    await refused({ email: 'BOSS@example.org', handle: 'three' }).toMatchObject({
      code: 'CONFLICT',
      reason: 'email_taken',
    });
    await refused({ email: 'three@example.org', handle: 'Admin' }).toMatchObject({
      details: { fields: { handle: 'taken' } },
    });
  });
});
