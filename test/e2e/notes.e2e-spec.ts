import { uuidv7 } from '@parvis/kernel';
import type { MemberRow, RoomRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const ADD = `mutation ($input: StaffNoteInput!) {
  staffNoteAdd(input: $input) { note { id body createdAt author { handle } } }
}`;
const NOTES = `query ($id: ID!) { reviewable(id: $id) { notes { body author { handle } } } }`;

let w: World;
let admin: MemberRow;
let mo: MemberRow;
let ada: MemberRow;
let guard: MemberRow;
let room: RoomRow;

beforeAll(async () => {
  w = await world();
  admin = await w.member('root', 'admin');
  mo = await w.member('mo', 'moderator');
  ada = await w.member('ada');
  guard = await w.member('guard');
  room = await w.room('grinders');
  await w.roomMember(room, guard, 'moderator');
});
afterAll(() => w.close());

async function reviewable(level = 0, author = ada): Promise<string> {
  const thread = await w.thread(room, author);
  const id = uuidv7();
  await w.db.rows(
    `insert into reviewables (id, target_kind, target_id, author_id, room_id, thread_id, level, content_hash)
     values ($1, 'post', $2, $3, $4, $5, $6, 'x')`,
    [id, thread.openingId, author.id, room.id, thread.id, level],
  );
  return id;
}

const add = (who: MemberRow | null, input: Record<string, unknown>) =>
  w.as(who).run(ADD, { input });
const refusal = async (who: MemberRow | null, input: Record<string, unknown>) => {
  const { code, reason, fields } = await w.as(who).refusal(ADD, { input });
  return fields ?? `${code} ${reason}`;
};
const lastEvent = async () => (await w.events('staff-note.added')).at(-1);

describe('a note on a colleague', () => {
  it('is not for his own eyes, neither on his case nor on his record', async () => {
    const reviewableId = await reviewable(0, mo);
    await add(admin, { reviewableId, body: 'He was tired.' });
    await add(admin, { memberId: mo.id, body: 'Second time.' });
    const notesOf = async (who: MemberRow) => {
      const record = `query ($id: ID!) { memberRecord(memberId: $id) { notes { body } } }`;
      const { reviewable: item } = await w.as(who).run(NOTES, { id: reviewableId });
      const { memberRecord } = await w.as(who).run(record, { id: mo.id });
      return [...item.notes, ...memberRecord.notes].map(({ body }) => body);
    };
    expect(await notesOf(admin)).toEqual(['He was tired.', 'Second time.']);
    expect(await notesOf(mo)).toEqual([]);
    expect(await refusal(mo, { memberId: mo.id, body: 'I am fine.' })).toBe(
      'FORBIDDEN own_profile',
    );
  });
});

describe('a note on a case', () => {
  it('is written and read by those who see the case', async () => {
    const reviewableId = await reviewable();
    const { staffNoteAdd } = await add(guard, { reviewableId, body: ' Known for this.\n' });
    expect(staffNoteAdd.note).toMatchObject({
      body: ' Known for this.',
      author: { handle: 'guard' },
    });
    await add(mo, { reviewableId, body: 'Second.' });
    for (const who of [guard, mo, admin]) {
      const { reviewable: item } = await w.as(who).run(NOTES, { id: reviewableId });
      expect(item.notes.map(({ body }: { body: string }) => body)).toEqual([
        ' Known for this.',
        'Second.',
      ]);
    }
    expect((await w.as(ada).run(NOTES, { id: reviewableId })).reviewable).toBeNull();
  });

  it('is refused like a missing case to everyone else', async () => {
    const reviewableId = await reviewable(1);
    const body = 'x';
    const hidden = 'NOT_FOUND reviewable_not_found';
    expect(await refusal(guard, { reviewableId, body })).toBe(hidden);
    expect(await refusal(ada, { reviewableId, body })).toBe(hidden);
    expect(await refusal(mo, { reviewableId: uuidv7(), body })).toBe(hidden);
    expect(await refusal(mo, { reviewableId: 'nonsense', body })).toBe(hidden);
    expect(await refusal(null, { reviewableId, body })).toBe('UNAUTHENTICATED sign_in_required');
  });

  it('mentions those colleagues who see the case, and nobody else', async () => {
    const reviewableId = await reviewable(0);
    await add(mo, { reviewableId, body: '@ada @root @guard @mo @nobody, look @root' });
    const { mentionedIds, ...facts } = await lastEvent();
    expect(mentionedIds.sort()).toEqual([admin.id, guard.id].sort());
    expect(facts).toMatchObject({ reviewableId, memberId: null, roomId: room.id });
    const above = await reviewable(2);
    await add(admin, { reviewableId: above, body: '@mo @guard this is ours' });
    expect((await lastEvent()).mentionedIds).toEqual([]);
  });

  it('says what is wrong with it', async () => {
    const reviewableId = await reviewable();
    expect(await refusal(mo, { reviewableId, body: ' \n' })).toEqual({ body: 'required' });
    expect(await refusal(mo, { reviewableId, body: 'x'.repeat(2_001) })).toEqual({
      body: 'too_long',
    });
    expect(await refusal(mo, { reviewableId, body: 'a\u0000b' })).toEqual({ body: 'text_has_nul' });
    expect(await refusal(mo, { body: 'x' })).toEqual({ reviewableId: 'one_of_two' });
    expect(await refusal(mo, { reviewableId, memberId: ada.id, body: 'x' })).toEqual({
      reviewableId: 'one_of_two',
    });
  });
});

describe('a note on a member', () => {
  it('is for the staff of the site', async () => {
    await add(mo, { memberId: ada.id, body: 'Asked twice to stop. @root @guard' });
    expect(await lastEvent()).toMatchObject({
      memberId: ada.id,
      reviewableId: null,
      mentionedIds: [admin.id],
    });
    expect(await refusal(guard, { memberId: ada.id, body: 'x' })).toBe('FORBIDDEN moderators_only');
    expect(await refusal(ada, { memberId: ada.id, body: 'x' })).toBe('FORBIDDEN moderators_only');
    expect(await refusal(mo, { memberId: uuidv7(), body: 'x' })).toBe('NOT_FOUND member_not_found');
  });
});
