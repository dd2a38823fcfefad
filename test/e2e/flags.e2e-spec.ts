import { type MemberRow, type RoomRow, type ThreadRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const RAISE = `mutation ($input: FlagInput!) {
  flagRaise(input: $input) { flag { id state score reason { code name } flagger { handle } } } }`;
const EDIT = `mutation ($id: ID!, $input: PostUpdateInput!) {
  postUpdate(id: $id, input: $input) { post { id } } }`;
const REASONS = '{ flagReasons { code name help } }';

let w: World;
let room: RoomRow;
let ada: MemberRow;
let admin: MemberRow;
let moderator: MemberRow;
let author: MemberRow;
let thread: ThreadRow;

beforeAll(async () => {
  w = await world();
  room = await w.room('help');
  ada = await w.member('ada');
  author = await w.member('author');
  admin = await w.member('root', 'admin');
  moderator = await w.member('mona', 'moderator');
  thread = await w.thread(room, author);
});
afterAll(() => w.close());

const flag = (postId: string, reasonCode = 'spam', note?: string) => ({
  input: { postId, reasonCode, note },
});
const item = async (targetId: string) => {
  const [row] = await w.db.rows<Record<string, any>>(
    'select * from reviewables where target_id = $1',
    [targetId],
  );
  return row!;
};
const flagsOn = (targetId: string) =>
  w.db.rows<Record<string, any>>(
    `select flag.* from flags flag join reviewables item on item.id = flag.reviewable_id
     where item.target_id = $1 order by flag.created_at, flag.id`,
    [targetId],
  );
const close = (targetId: string, state: string) =>
  w.db.rows(
    `with item as (update reviewables set state = 'closed', closed_at = now()
                   where target_id = $1 returning id)
     update flags set state = $2, decided_at = now() from item where reviewable_id = item.id`,
    [targetId, state],
  );

describe('raising a flag', () => {
  it('opens one case for a post, keeps its text and tells in events', async () => {
    const post = await w.post(thread, author, { body_markdown: 'Buy *this*.' });
    const { flagRaise } = await w.as(ada).run(RAISE, flag(post.id));
    expect(flagRaise.flag).toMatchObject({
      state: 'pending',
      score: null,
      reason: { code: 'spam', name: 'Spam' },
      flagger: { handle: 'ada' },
    });
    const row = await item(post.id);
    expect(row).toMatchObject({
      target_kind: 'post',
      state: 'open',
      level: 0,
      score: 2,
      open_count: 1,
      author_id: author.id,
      room_id: room.id,
      thread_id: thread.id,
    });
    const [snapshot] = await w.db.rows(
      'select * from reviewable_snapshots where reviewable_id = $1',
      [row.id],
    );
    expect(snapshot).toMatchObject({ title: null, body_markdown: 'Buy *this*.' });
    expect(snapshot!.content_hash).toBe(row.content_hash);
    const opened = { reviewableId: row.id, targetKind: 'post', targetId: post.id, roomId: room.id };
    expect((await w.events('reviewable.opened')).at(-1)).toEqual({
      ...opened,
      level: 0,
      reopened: false,
    });
    expect((await w.events('flag.raised')).at(-1)).toEqual({
      flagId: flagRaise.flag.id,
      reviewableId: row.id,
      reasonCode: 'spam',
      flaggerId: ada.id,
      source: 'member',
    });
  });

  it('adds trust, record and the bonus of the reason, and stores the parts', async () => {
    const post = await w.post(thread, author);
    const trusted = await w.member('trusted', 'member', { trust_level: 3 });
    const wrong = await w.member('wrong', 'member', { trust_level: 0 });
    const past = await w.post(thread, author);
    await w.as(ada).run(RAISE, flag(past.id));
    const { id } = await item(past.id);
    const decided = (member: MemberRow, state: string) =>
      w.db.rows(
        `insert into flags (id, reviewable_id, reason_id, flagger_id, source, content_hash, base_score,
           trust_score, record_score, reason_score, score, state, created_at, decided_at)
         select gen_random_uuid(), $1, reason.id, $2, 'member', '', 1, 0, 0, 0, 1, $3,
                now() - interval '9 days', now()
         from flag_reasons reason, generate_series(1, 16) where reason.code = 'spam'`,
        [id, member.id, state],
      );
    await decided(trusted, 'agreed');
    await decided(wrong, 'disagreed');
    await w.as(trusted).run(RAISE, flag(post.id, 'abuse'));
    await w.as(wrong).run(RAISE, flag(post.id, 'off-topic'));
    await w.as(moderator).run(RAISE, flag(post.id, 'illegal', 'Counterfeit goods.'));
    const parts = (await flagsOn(post.id)).map((row) => [
      row.base_score,
      row.trust_score,
      row.record_score,
      row.reason_score,
      row.score,
    ]);
    expect(parts).toEqual([
      [1, 3, 10, 1, 15],
      [1, 0, -10, 0, 0],
      [1, 5, 0, 2, 8],
    ]);
    expect((await item(post.id)).score).toBe(23);
    await w.db.rows("delete from flags where created_at < now() - interval '8 days'");
  });

  it('refuses own posts, strangers and the unconfirmed', async () => {
    const post = await w.post(thread, author);
    const fresh = await w.member('fresh', 'member', { email_confirmed_at: null });
    expect(await w.anonymous.refusal(RAISE, flag(post.id))).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    const reasons = await Promise.all(
      [author, fresh].map(async (who) => (await w.as(who).refusal(RAISE, flag(post.id))).reason),
    );
    expect(reasons).toEqual(['own_post', 'email_unconfirmed']);
  });

  it('refuses what does not stand, and says nothing of what the viewer does not see', async () => {
    const gone = await w.post(thread, author, { withdrawn_at: new Date() });
    const removed = await w.post(thread, author, { removed_at: new Date() });
    for (const { id } of [gone, removed]) {
      expect(await w.as(ada).refusal(RAISE, flag(id))).toMatchObject({
        reason: 'post_not_standing',
      });
    }
    const closed = await w.thread(await w.room('closed', { visibility: 'private' }), author);
    expect(await w.as(ada).refusal(RAISE, flag(closed.openingId))).toMatchObject({
      code: 'NOT_FOUND',
      reason: 'post_not_found',
    });
    expect(await w.as(ada).refusal(RAISE, flag('nothing'))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('takes reasons that are offered, with a note where one is needed', async () => {
    const post = await w.post(thread, author);
    for (const code of ['watched-word', 'nonsense']) {
      expect(await w.as(ada).refusal(RAISE, flag(post.id, code))).toMatchObject({
        code: 'INVALID',
        fields: { reasonCode: 'reason_not_offered' },
      });
    }
    expect(await w.as(ada).refusal(RAISE, flag(post.id, 'other'))).toMatchObject({
      fields: { note: 'required' },
    });
    expect(await w.as(ada).refusal(RAISE, flag(post.id, 'spam', 'x'.repeat(501)))).toMatchObject({
      fields: { note: 'too_long' },
    });
    expect(await w.as(ada).refusal(RAISE, { input: { reasonCode: 'spam' } })).toMatchObject({
      fields: { postId: 'one_of_two' },
    });
    await w.as(ada).run(RAISE, flag(post.id, 'other', 'Look at line 3.'));
  });

  it('refuses the same reason within a day unless the post was edited since', async () => {
    const bob = await w.member('bob');
    const post = await w.post(thread, author, { body_markdown: 'First.' });
    await w.as(bob).run(RAISE, flag(post.id));
    expect(await w.as(bob).refusal(RAISE, flag(post.id))).toMatchObject({
      code: 'CONFLICT',
      reason: 'already_flagged',
    });
    await w.as(bob).run(RAISE, flag(post.id, 'abuse'));
    await w.as(author).run(EDIT, { id: post.id, input: { bodyMarkdown: 'Second.' } });
    await w.as(bob).run(RAISE, flag(post.id));
    expect((await flagsOn(post.id)).map(({ state }) => state)).toEqual([
      'ignored',
      'pending',
      'pending',
    ]);
    expect((await item(post.id)).score).toBe(5);
  });

  it('re-opens a case that was closed, once the day is over', async () => {
    const bob = await w.member('bobby');
    const post = await w.post(thread, author);
    await w.as(bob).run(RAISE, flag(post.id));
    await close(post.id, 'disagreed');
    expect((await w.as(bob).refusal(RAISE, flag(post.id))).reason).toBe('already_flagged');
    w.setNow(new Date(Date.now() + 86_400_001));
    await w.as(bob).run(RAISE, flag(post.id));
    w.setNow(null);
    expect(await item(post.id)).toMatchObject({
      state: 'open',
      open_count: 2,
      version: 2,
      closed_at: null,
      score: 2,
    });
    expect((await w.events('reviewable.opened')).at(-1)).toMatchObject({ reopened: true });
  });

  it('lets a member raise ten a day, however he hurries, and staff any number', async () => {
    const eager = await w.member('eager');
    const posts = await Promise.all(Array.from({ length: 14 }, () => w.post(thread, author)));
    const answers = await Promise.all(posts.map(({ id }) => w.as(eager).both(RAISE, flag(id))));
    const refused = answers.flatMap(({ errors }) => errors ?? []);
    expect(refused).toHaveLength(4);
    for (const { extensions } of refused) {
      expect(extensions).toMatchObject({ code: 'RATE_LIMITED', reason: 'too_many_flags' });
      expect(extensions.retryAfter).toBeGreaterThan(86_000);
    }
    for (const { id } of posts) await w.as(moderator).run(RAISE, flag(id));
  });

  it('takes members as well, for the staff of the site', async () => {
    const pest = await w.member('pest', 'member', { bio_markdown: 'I sell.', bio_html: 'I sell.' });
    const bob = await w.member('bert');
    const input = { memberId: pest.id, reasonCode: 'spam' };
    await w.as(bob).run(RAISE, { input });
    expect(await item(pest.id)).toMatchObject({ target_kind: 'member', level: 1, room_id: null });
    const SELF = 'query ($handle: String!) { member(handle: $handle) { viewerCanFlag } }';
    expect(await w.as(pest).run(SELF, { handle: 'pest' })).toEqual({
      member: { viewerCanFlag: false },
    });
    expect(await w.as(bob).run(SELF, { handle: 'pest' })).toEqual({
      member: { viewerCanFlag: true },
    });
  });
});

describe('what a reader sees of flags', () => {
  const POST = `query ($number: Int!) { thread(number: $number) { posts(first: 100) { nodes {
    id viewerCanFlag viewerCannotFlagReason viewerFlags { state score reason { code } } } } } }`;

  it('shows members their own flags alone', async () => {
    const own = await w.thread(room, author);
    await w.as(ada).run(RAISE, flag(own.openingId));
    const read = async (who: MemberRow) =>
      (await w.as(who).run(POST, { number: own.number })).thread.posts.nodes[0];
    expect(await read(ada)).toEqual({
      id: own.openingId,
      viewerCanFlag: true,
      viewerCannotFlagReason: null,
      viewerFlags: [{ state: 'pending', score: null, reason: { code: 'spam' } }],
    });
    expect(await read(author)).toMatchObject({
      viewerCannotFlagReason: 'own_post',
      viewerFlags: [],
    });
    expect(await read(moderator)).toMatchObject({ viewerFlags: [] });
  });

  it('asks one statement more of a member, and none of a reader who is nobody', async () => {
    const own = await w.thread(room, author);
    for (let count = 0; count < 30; count++) await w.post(own, author);
    const PLAIN = POST.replace('viewerFlags { state score reason { code } }', '');
    const variables = { number: own.number };
    const cost = async (who: MemberRow | null, document: string) => {
      await w.as(who).run(document, variables);
      return w.statements(() => w.as(who).run(document, variables));
    };
    expect((await cost(ada, POST)) - (await cost(ada, PLAIN))).toBe(1);
    expect((await cost(null, POST)) - (await cost(null, PLAIN))).toBe(0);
  });
});

describe('a thousand flags at once', () => {
  /** Asks for nothing that would be read after the flag is safe. */
  const PLAIN = 'mutation ($input: FlagInput!) { flagRaise(input: $input) { flag { id } } }';

  it('leaves the exact score on each of a hundred posts', async () => {
    const crowd = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        w.member(`crowd${index}`, 'member', { trust_level: index % 5 }),
      ),
    );
    const posts = await Promise.all(Array.from({ length: 100 }, () => w.post(thread, author)));
    // Each member flags ten posts, each post is flagged by ten members.
    const raised = crowd.flatMap((member, index) =>
      Array.from({ length: 10 }, (_, step) => ({
        member,
        post: posts[(index + step * 10) % 100]!,
        worth: 1 + (index % 5),
      })),
    );
    // A slow machine tells some to come back in a second, which they do, as any client would.
    for (let waiting = raised; waiting.length > 0; ) {
      const answers = await Promise.all(
        waiting.map(({ member, post }) => w.as(member).both(PLAIN, flag(post.id))),
      );
      const reasons = answers.map(({ errors }) => errors?.[0].extensions.reason ?? null);
      expect(reasons.filter((reason) => reason && reason !== 'server_busy')).toEqual([]);
      waiting = waiting.filter((_, index) => reasons[index] !== null);
    }
    const wanted = new Map<string, number>();
    for (const { post, worth } of raised) {
      wanted.set(post.id, (wanted.get(post.id) ?? 0) + worth);
    }
    const ids = posts.map(({ id }) => id);
    const rows = await w.db.rows<{ id: string; score: number; flags: number }>(
      `select item.target_id as id, item.score,
              (select count(*)::int from flags where reviewable_id = item.id) as flags
       from reviewables item where item.target_id = any($1)`,
      [ids],
    );
    expect(rows).toHaveLength(100);
    for (const { id, score, flags } of rows) expect([score, flags]).toEqual([wanted.get(id), 10]);
    const opened = (await w.events('reviewable.opened')).filter(({ targetId }) =>
      ids.includes(targetId),
    );
    expect(opened).toHaveLength(100);
  });
});

describe('flag reasons', () => {
  const CREATE = `mutation ($input: FlagReasonInput!) {
    flagReasonCreate(input: $input) { reason { id code position roles bonus archivedAt } } }`;
  const UPDATE = `mutation ($id: ID!, $input: FlagReasonInput!) {
    flagReasonUpdate(id: $id, input: $input) { reason { id nameEn bonus } } }`;
  const ARCHIVE = `mutation ($id: ID!, $archived: Boolean! = true) {
    flagReasonArchive(id: $id, archived: $archived) { reason { code archivedAt } } }`;
  const REORDER = `mutation ($ids: [ID!]!) {
    flagReasonReorder(ids: $ids) { reasons { id code } } }`;
  const ALL = '{ flagReasonsAll { id code isSystem archivedAt } }';
  const danger = {
    code: 'danger',
    nameEn: 'Danger',
    nameFr: 'Danger',
    clauseCode: 'law',
    roles: ['member', 'moderator'],
    bonus: 3.333,
  };

  it('are offered in order and in the language of the reader', async () => {
    const codes = (await w.as(ada).run(REASONS)).flagReasons.map(({ code }: any) => code);
    expect(codes).toEqual(['spam', 'abuse', 'private', 'illegal', 'off-topic', 'other']);
    const [, french] = (await w.as(ada, 'fr').run(REASONS)).flagReasons;
    expect(french).toMatchObject({ name: 'Insulte ou haine' });
    expect(await w.anonymous.run(REASONS)).toEqual({ flagReasons: [] });
  });

  it('are made, changed, ordered and archived by admins alone', async () => {
    for (const who of [ada, moderator]) {
      expect(await w.as(who).refusal(CREATE, { input: danger })).toMatchObject({
        reason: 'admins_only',
      });
      expect(await w.as(who).refusal(ALL)).toMatchObject({ reason: 'admins_only' });
    }
    const { reason } = (await w.as(admin).run(CREATE, { input: danger })).flagReasonCreate;
    expect(reason).toMatchObject({ position: 13, bonus: 3.33, archivedAt: null });
    const change = { id: reason.id, input: { nameEn: 'In danger' } };
    expect((await w.as(admin).run(UPDATE, change)).flagReasonUpdate.reason).toMatchObject({
      nameEn: 'In danger',
      bonus: 3.33,
    });
    const { reasons } = (await w.as(admin).run(REORDER, { ids: [reason.id] })).flagReasonReorder;
    expect(reasons.slice(0, 2).map(({ code }: any) => code)).toEqual(['danger', 'spam']);
    const offered = async (who: MemberRow) =>
      (await w.as(who).run(REASONS)).flagReasons.map(({ code }: any) => code);
    expect(await offered(ada)).toContain('danger');
    expect(await offered(admin)).not.toContain('danger');
    await w.as(admin).run(ARCHIVE, { id: reason.id });
    expect(await offered(ada)).not.toContain('danger');
    expect((await w.events('flag-reason.changed')).map(({ code }) => code)).toContain('danger');
  });

  it('refuse wrong fields, each by its name, and the loss of a system reason', async () => {
    const wrong = { code: 'Not So', nameEn: '', nameFr: 'x'.repeat(61), clauseCode: 'nowhere' };
    const bad = { ...wrong, roles: [], bonus: 11, minTrustLevel: 5 };
    expect((await w.as(admin).refusal(CREATE, { input: bad })).fields).toEqual({
      code: 'wrong_form',
      nameEn: 'required',
      nameFr: 'too_long',
      clauseCode: 'not_an_option',
      roles: 'required',
      bonus: 'too_large',
      minTrustLevel: 'too_large',
    });
    expect((await w.as(admin).refusal(CREATE, { input: danger })).fields).toEqual({
      code: 'taken',
    });
    const { flagReasonsAll } = await w.as(admin).run(ALL);
    const system = flagReasonsAll.find(({ code }: any) => code === 'staff');
    expect(await w.as(admin).refusal(ARCHIVE, { id: system.id })).toMatchObject({
      reason: 'system_reason',
    });
  });
});
