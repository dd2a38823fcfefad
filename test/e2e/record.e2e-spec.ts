import { Sessions } from '@parvis/identity';
import type { MemberRow, RoomRow } from '../support/factories.js';
import { Review } from '../support/review.js';
import { type World, world } from '../support/world.js';

const COUNTS = `trustLevel joinedAt postCount warnings silences suspensions flagsRaised flagsAgreed
  flagsDisagreed removedPosts heldPosts`;
const RECORD = `query ($id: ID!) { memberRecord(memberId: $id) { member { handle } ${COUNTS}
  sanctions { kind endsAt statement { number } } notes { body } cases { id } removals { id }
  viewerCanSeeContact } }`;
const CONTACT = `query ($id: ID!) { memberRecord(memberId: $id) {
  viewerCanSeeContact email addresses sameAddressMembers { handle } } }`;
const BESIDE = `query ($id: ID!) { reviewable(id: $id) { record { ${COUNTS} member { handle }
  sanctions { kind } notes { body } cases { id } email addresses viewerCanSeeContact } } }`;
const NOTE = `mutation ($input: StaffNoteInput!) { staffNoteAdd(input: $input) { note { id } } }`;
const SET =
  'mutation ($value: String) { settingUpdate(key: "moderation.moderators_see_contact", value: $value) { setting { key } } }';

let w: World;
let review: Review;
let room: RoomRow;
let [ada, author, mona, root, guard]: MemberRow[] = [];

beforeAll(async () => {
  w = await world();
  review = new Review(w);
  room = await w.room('grinders');
  mona = await w.member('mona', 'moderator');
  root = await w.member('root', 'admin');
  guard = await w.member('guard');
  await w.roomMember(room, guard, 'moderator');
});
beforeEach(async () => {
  [ada, author] = [await w.member(), await w.member()];
});
afterAll(() => w.close());

const record = async (who: MemberRow, of: MemberRow, document = RECORD) =>
  (await w.as(who).run(document, { id: of.id })).memberRecord;
const looks = async (of: MemberRow) =>
  w.db.rows(
    `select actor_handle as by from audit_entries
     where action = 'contact.seen' and subject_id = $1 order by id`,
    [of.id],
  );
const signIn = (member: MemberRow, address: string) =>
  w.app.nest.get(Sessions).start(member.id, { address, userAgent: 'jest' });

describe('the record of a member', () => {
  it('says what was done, what he flagged, what was noted', async () => {
    const thread = await w.thread(room, author!);
    const [one, two] = [await w.post(thread, author!), await w.post(thread, author!)];
    const first = await review.flagged(one.id, ada!);
    await review.done(mona!, first, ['hide', ['silence', 24], 'warn']);
    const second = await review.flagged(two.id, ada!);
    await review.decide(mona!, second, { verb: 'leave' });
    await review.settle();
    await w.as(mona!).run(NOTE, { input: { memberId: author!.id, body: 'Means well.' } });
    expect(await record(mona!, author!)).toMatchObject({
      member: { handle: author!.handle },
      warnings: 1,
      silences: 1,
      suspensions: 0,
      flagsRaised: 0,
      removedPosts: 1,
      heldPosts: 0,
      notes: [{ body: 'Means well.' }],
      removals: [{ id: one.id }],
    });
    const { sanctions, cases } = await record(mona!, author!);
    expect(sanctions.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'silence',
      'warning',
    ]);
    expect(sanctions[0].statement.number).toBeGreaterThan(0);
    expect(cases.map(({ id }: { id: string }) => id).sort()).toEqual([first, second].sort());
    expect(await record(mona!, ada!)).toMatchObject({
      flagsRaised: 2,
      flagsAgreed: 1,
      flagsDisagreed: 1,
      sanctions: [],
    });
  });

  it('takes back what was lifted', async () => {
    const post = await w.post(await w.thread(room, author!), author!);
    const id = await review.flagged(post.id, ada!);
    const decision = await review.done(mona!, id, ['hide', ['suspend', 72]]);
    expect(await record(root!, author!)).toMatchObject({ suspensions: 1, removedPosts: 1 });
    await review.reverse(root!, decision.id);
    await review.settle();
    expect(await record(root!, author!)).toMatchObject({
      suspensions: 0,
      removedPosts: 0,
      sanctions: [{ kind: 'suspension' }],
    });
  });

  it('is for the staff of the site', async () => {
    for (const who of [ada!, author!, guard!]) {
      expect(await w.as(who).refusal(RECORD, { id: author!.id })).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'moderators_only',
      });
    }
    expect((await w.anonymous.refusal(RECORD, { id: author!.id })).reason).toBe('sign_in_required');
    expect(await w.as(mona!).run(RECORD, { id: 'nonsense' })).toEqual({ memberRecord: null });
  });

  it('stands beside a case, for a room’s moderator without what is the site’s', async () => {
    const other = await w.room(undefined, { visibility: 'private' });
    await w.roomMember(other, author!);
    await w.roomMember(other, ada!);
    const secret = await w.post(await w.thread(other, author!), author!);
    await review.done(mona!, await review.flagged(secret.id, ada!), ['hide', 'warn']);
    await w.as(mona!).run(NOTE, { input: { memberId: author!.id, body: 'Not for rooms.' } });
    const post = await w.post(await w.thread(room, author!), author!);
    const id = await review.flagged(post.id, ada!);
    const beside = async (who: MemberRow) =>
      (await w.as(who).run(BESIDE, { id })).reviewable.record;
    expect(await beside(guard!)).toMatchObject({
      member: { handle: author!.handle },
      warnings: 1,
      removedPosts: 1,
      sanctions: [],
      notes: [],
      cases: [{ id }],
      email: null,
      addresses: [],
      viewerCanSeeContact: false,
    });
    expect(await beside(mona!)).toMatchObject({
      sanctions: [{ kind: 'warning' }],
      notes: [{ body: 'Not for rooms.' }],
      email: null,
    });
    expect(await looks(author!)).toEqual([]);
  });

  it('costs the same however much there is', async () => {
    const cost = () => w.statements(() => record(mona!, author!));
    const bare = await cost();
    const thread = await w.thread(room, author!);
    for (let made = 0; made < 3; made++) {
      const post = await w.post(thread, author!);
      await review.done(mona!, await review.flagged(post.id, ada!), ['hide', 'warn']);
    }
    const few = await cost();
    for (let made = 0; made < 3; made++) {
      const post = await w.post(thread, author!);
      await review.done(mona!, await review.flagged(post.id, ada!), ['hide', 'warn']);
    }
    expect(await cost()).toBe(few);
    expect(few - bare).toBeLessThanOrEqual(6);
  });
});

describe('contact data', () => {
  afterEach(() => w.as(root!).run(SET, { value: null }));

  it('is for admins, and every look leaves an entry', async () => {
    await signIn(author!, '203.0.113.7');
    expect(await record(root!, author!, CONTACT)).toEqual({
      viewerCanSeeContact: true,
      email: `${author!.handle}@example.org`,
      addresses: ['203.0.113.7'],
      sameAddressMembers: [],
    });
    await record(root!, author!, CONTACT);
    expect(await looks(author!)).toEqual([{ by: 'root' }, { by: 'root' }]);
    await record(root!, author!);
    expect(await looks(author!)).toHaveLength(2);
  });

  it('leaves one entry for a request, which names how many', async () => {
    const account = 'query ($handle: String!) { member(handle: $handle) { account { email } } }';
    await w.as(root!).run(account, { handle: author!.handle });
    expect(await looks(author!)).toEqual([{ by: 'root' }]);
    await w.as(root!).run(account, { handle: 'root' });
    await w.as(author!).run(account, { handle: author!.handle });
    await w.as(mona!).run(account, { handle: author!.handle });
    expect(await looks(author!)).toHaveLength(1);
    const { members } = await w
      .as(root!)
      .run('{ members(first: 5) { nodes { id account { email } } } }');
    const [last] = await w.db.rows<{ kind: string; id: string; details: { memberIds: string[] } }>(
      `select subject_kind as kind, subject_id as id, details from audit_entries
       where action = 'contact.seen' order by audit_entries.id desc limit 1`,
    );
    expect(last).toMatchObject({ kind: 'members', id: '5' });
    const shown = members.nodes.map(({ id }: { id: string }) => id);
    expect([...last!.details.memberIds].sort()).toEqual(shown.sort());
  });

  it('is kept from moderators until admins grant it', async () => {
    await signIn(author!, '203.0.113.8');
    const nothing = {
      viewerCanSeeContact: false,
      email: null,
      addresses: [],
      sameAddressMembers: [],
    };
    expect(await record(mona!, author!, CONTACT)).toEqual(nothing);
    expect(await looks(author!)).toEqual([]);
    await w.as(root!).run(SET, { value: 'true' });
    expect(await record(mona!, author!, CONTACT)).toMatchObject({
      viewerCanSeeContact: true,
      addresses: ['203.0.113.8'],
    });
    expect(await looks(author!)).toEqual([{ by: 'mona' }]);
    await w.as(root!).run(SET, { value: 'false' });
    expect(await record(mona!, author!, CONTACT)).toEqual(nothing);
  });

  it('names accounts from the same address, a /64 of IPv6 being one', async () => {
    const [near, far, same] = [await w.member(), await w.member(), await w.member()];
    await signIn(author!, '2001:db8:1:2::1');
    await signIn(author!, '198.51.100.4');
    await signIn(near, '2001:db8:1:2:ffff::9');
    await signIn(far, '2001:db8:1:3::1');
    await signIn(same, '198.51.100.4');
    const { sameAddressMembers } = await record(root!, author!, CONTACT);
    const handles = sameAddressMembers.map(({ handle }: { handle: string }) => handle);
    expect(handles.sort()).toEqual([near.handle, same.handle].sort());
  });
});
