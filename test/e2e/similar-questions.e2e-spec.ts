import type { MemberRow } from '../support/factories.js';
import { indexAll, type SearchForum, searchForum } from '../support/search-behaviour.js';
import { world } from '../support/world.js';

let forum: SearchForum;

beforeAll(async () => {
  forum = await searchForum(await world());
}, 120_000);
afterAll(() => forum.w.close());

const SIMILAR = /* GraphQL */ `
  query ($title: String!, $body: String, $roomId: ID, $language: String, $first: Int) {
    similarQuestions(title: $title, body: $body, roomId: $roomId, language: $language, first: $first) {
      thread { id title isSolved answer { number } } likeness isNearDuplicate titleHtml
    }
  }`;
const RELATED = `query ($number: Int!, $first: Int) {
  thread(number: $number) { related(first: $first) { title } } }`;
const ASK = `mutation ($input: ThreadCreateInput!) { threadCreate(input: $input) { thread { id number } } }`;

type Asker = Pick<MemberRow, 'id'> | null;

const similar = async (title: string, variables: Record<string, unknown> = {}, as: Asker = null) =>
  (await forum.w.as(as).run(SIMILAR, { title, first: 5, ...variables })).similarQuestions;
const titles = async (title: string, variables: Record<string, unknown> = {}, as: Asker = null) =>
  (await similar(title, variables, as)).map((one: any) => one.thread.title);

describe('similar questions', () => {
  it('are shown while a title is written, with their answer', async () => {
    const [first] = await similar('My inverter restarts at night');
    expect(first).toMatchObject({
      thread: { title: 'Inverter restarts every night', isSolved: true, answer: { number: 2 } },
      titleHtml: '<mark>Inverter restarts</mark> every <mark>night</mark>',
    });
    expect(first.likeness).toBeGreaterThan(0);
    expect(first.likeness).toBeLessThanOrEqual(1);
  });

  it('take the text into account', async () => {
    const found = await titles('A question about my device', {
      body: 'The battery does not charge although the sun shines.',
    });
    expect(found[0]).toBe('Battery does not charge');
  });

  it('come solved first when they are comparably likely', async () => {
    const { w, help, bob } = forum;
    const title = 'Router loses the signal in the garden';
    await w.thread(help, bob, { title, body: 'It drops.' });
    const solved = await w.thread(help, bob, { title, body: 'It drops.' });
    await w.db.rows(
      'update threads set answer_post_id = $2, answer_chosen_at = now() where id = $1',
      [solved.id, (await w.post(solved, bob, { body_markdown: 'Move it to the window.' })).id],
    );
    await indexAll(forum);
    const found = await similar(title);
    expect(found.map((one: any) => one.thread.isSolved).slice(0, 2)).toEqual([true, false]);
    expect(found[0].isNearDuplicate).toBe(true);
  });

  it('are those of a room when one is named, and none of a room he may not see', async () => {
    const { help, cellar, insider } = forum;
    const title = 'Zanzibar inverter prototype';
    expect(await titles(title, { roomId: help.id })).toContain('Inverter restarts every night');
    expect(await titles(title, { roomId: cellar.id })).toEqual([]);
    expect(await titles(title, { roomId: cellar.id }, insider)).toEqual([title]);
    expect(await titles(title, { roomId: 'nonsense' })).toEqual([]);
  });

  it('never tell what somebody may not see', async () => {
    const { insider, moderator, ada } = forum;
    const title = 'Zanzibar inverter prototype';
    for (const outsider of [null, ada])
      expect(await titles(title, {}, outsider)).not.toContain(title);
    for (const reader of [insider, moderator])
      expect(await titles(title, {}, reader)).toContain(title);
  });

  it('are an answer to any title at all, within the limits', async () => {
    for (const title of [
      '',
      ' ',
      '?',
      'a',
      'xylophone qwertz',
      'a'.repeat(10_000),
      '\u0000\ud83d',
      '🙂',
    ]) {
      expect(Array.isArray(await similar(title, { body: 'b '.repeat(20_000) }))).toBe(true);
    }
    const refusal = await forum.w.anonymous.refusal(SIMILAR, { title: 'x', first: 101 });
    expect(refusal.reason).toBe('first_out_of_range');
  });
});

describe('related threads', () => {
  it('are about the same, without the thread itself, as far as he may see them', async () => {
    const { w, lounge, cellar, ada, insider } = forum;
    await w.thread(lounge, ada, { title: 'A display for the night, between us' });
    await w.thread(cellar, insider, { title: 'The secret display of the night' });
    await indexAll(forum);
    const related = async (as: Asker) => {
      const { thread } = await w
        .as(as)
        .run(RELATED, { number: forum.threads.night.number, first: 10 });
      return thread.related.map((one: any) => one.title).sort();
    };
    expect(await related(null)).toEqual(['Display at night']);
    expect(await related(ada)).toEqual(['A display for the night, between us', 'Display at night']);
    expect(await related(insider)).toEqual([
      'A display for the night, between us',
      'Display at night',
      'The secret display of the night',
    ]);
  });
});

describe('a question that was asked before', () => {
  const input = () => ({
    roomId: forum.help.id,
    kind: 'question',
    title: 'Inverter restarts every night',
    bodyMarkdown: 'The device turns off around midnight and comes back by itself.',
    language: 'en',
  });

  it('is held back with the thread that has it, until its author says it is another', async () => {
    const author = await forum.w.member();
    const refusal = await forum.w.as(author).refusal(ASK, { input: input() });
    expect(refusal).toMatchObject({
      code: 'CONFLICT',
      reason: 'near_duplicate',
      params: { threadNumber: forum.threads.inverter.number, title: input().title },
    });
    const asked = await forum.w
      .as(author)
      .run(ASK, { input: { ...input(), isNotDuplicate: true } });
    expect(asked.threadCreate.thread.number).toBeGreaterThan(0);
  });

  it('is not held back by a thread he may not see, nor told of', async () => {
    const hidden = {
      title: 'Zanzibar inverter prototype',
      bodyMarkdown: 'Zanzibar is secret.',
    };
    const author = await forum.w.member();
    const asked = await forum.w.as(author).run(ASK, { input: { ...input(), ...hidden } });
    expect(asked.threadCreate.thread.number).toBeGreaterThan(0);
  });

  it('is another one when it merely has words in common', async () => {
    const other = {
      title: 'How loud is an inverter at night?',
      bodyMarkdown: 'I want to put mine into the bedroom.',
    };
    const author = await forum.w.member();
    const asked = await forum.w.as(author).run(ASK, { input: { ...input(), ...other } });
    expect(asked.threadCreate.thread.number).toBeGreaterThan(0);
  });
});
