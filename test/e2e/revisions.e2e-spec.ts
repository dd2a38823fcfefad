import { Settings } from '@parvis/kernel';
import { expectCountersTrue } from '../support/counters.js';
import type { MemberRow, PostRow, ThreadRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const EDIT = `mutation Edit($id: ID!, $input: PostUpdateInput!) {
  postUpdate(id: $id, input: $input) {
    post { bodyMarkdown bodyHtml revisionCount editedAt thread { title slug } }
  }
}`;
const REVISIONS = `query Revisions($id: ID!, $first: Int, $before: Int) {
  post(id: $id) {
    revisionCount
    revisions(first: $first, before: $before) {
      number title bodyMarkdown reason createdAt editedBy { handle } diff { kind text }
    }
  }
}`;

let w: World;
let ada: MemberRow;
let bob: MemberRow;
let staff: MemberRow;
let thread: ThreadRow;
let post: PostRow;

beforeAll(async () => {
  w = await world({ limitsFactor: 0 });
  staff = await w.member('staff', 'moderator');
});
beforeEach(async () => {
  [ada, bob] = [await w.member(), await w.member()];
  thread = await w.thread(await w.room(), ada, { title: 'Lid stuck' });
  post = await w.post(thread, bob, { body_markdown: 'Turn it left.' });
});
afterEach(() => w.setNow(null));
afterAll(async () => {
  await expectCountersTrue(w);
  await w.close();
});

const edit = async (member: MemberRow, input: Record<string, unknown>, id = post.id) =>
  (await w.as(member).run(EDIT, { id, input })).postUpdate.post;
const refused = (member: MemberRow | null, input: Record<string, unknown>, id = post.id) =>
  w.as(member).refusal(EDIT, { id, input });
const revisions = async (member: MemberRow | null, variables = {}, id = post.id) =>
  (await w.as(member).run(REVISIONS, { id, ...variables })).post.revisions;

describe('editing a post', () => {
  it('shows the new text, keeps the old one with who, when and why, and tells', async () => {
    const edited = await edit(bob, { bodyMarkdown: 'Turn it *right*.', reason: 'Mixed them up' });
    expect(edited).toMatchObject({
      bodyHtml: '<p>Turn it <em>right</em>.</p>\n',
      revisionCount: 1,
    });
    expect(await revisions(null)).toEqual([
      {
        number: 1,
        title: null,
        bodyMarkdown: 'Turn it left.',
        reason: 'Mixed them up',
        createdAt: edited.editedAt,
        editedBy: { handle: bob.handle },
        diff: [
          { kind: 'same', text: 'Turn it ' },
          { kind: 'removed', text: 'left' },
          { kind: 'added', text: '*right*' },
          { kind: 'same', text: '.' },
        ],
      },
    ]);
    expect((await w.events('post.edited')).at(-1)).toMatchObject({
      postId: post.id,
      threadId: thread.id,
      revision: 1,
      mentionedIds: [],
    });
  });

  it('changes nothing when the text is the same', async () => {
    const same = await edit(bob, { bodyMarkdown: 'Turn it left.\n' });
    expect(same).toMatchObject({ revisionCount: 0, editedAt: null });
    expect(await revisions(bob)).toEqual([]);
  });

  it('changes the title with the opening post and keeps both', async () => {
    const input = { bodyMarkdown: 'The lid will not move.', title: '  Lid will not open ' };
    const edited = await edit(ada, input, thread.openingId);
    expect(edited.thread).toEqual({ title: 'Lid will not open', slug: 'lid-will-not-open' });
    expect(await revisions(null, {}, thread.openingId)).toMatchObject([
      { title: 'Lid stuck', bodyMarkdown: 'The opening post.' },
    ]);
    expect((await w.events('thread.renamed')).at(-1)).toMatchObject({
      before: 'Lid stuck',
      after: 'Lid will not open',
    });
  });

  it('does not rename the thread by editing a reply', async () => {
    expect(await refused(bob, { bodyMarkdown: 'New.', title: 'Mine now' })).toMatchObject({
      code: 'INVALID',
      fields: { title: 'not_opening_post' },
    });
  });

  it('tells of members mentioned anew alone', async () => {
    const [cleo, dan] = [await w.member(), await w.member()];
    await edit(bob, { bodyMarkdown: `Ask @${cleo.handle}.` });
    await edit(bob, { bodyMarkdown: `Ask @${cleo.handle} or @${dan.handle}.` });
    expect((await w.events('post.edited')).at(-1).mentionedIds).toEqual([dan.id]);
    await edit(bob, { bodyMarkdown: 'Ask nobody.' });
    const left = await w.db.rows('select 1 from post_mentions where post_id = $1', [post.id]);
    expect(left).toEqual([]);
  });
});

describe('two edits at once', () => {
  it('refuses the one that began from an older text', async () => {
    await edit(bob, { bodyMarkdown: 'Turn it right.', expectedRevision: 0 });
    expect(await refused(staff, { bodyMarkdown: 'Lift it.', expectedRevision: 0 })).toMatchObject({
      code: 'CONFLICT',
      reason: 'edited_meanwhile',
    });
    await edit(staff, { bodyMarkdown: 'Lift it.', expectedRevision: 1 });
  });

  it('loses no text among 50 parallel edits', async () => {
    const texts = Array.from({ length: 50 }, (_, i) => `Text number ${i}.`);
    await Promise.all(texts.map((bodyMarkdown) => edit(bob, { bodyMarkdown })));
    const kept = await w.db.rows<{ number: number; body: string }>(
      `select number, body_markdown as body from post_revisions where post_id = $1 order by number`,
      [post.id],
    );
    const [now] = await w.db.rows<{ body: string; count: number }>(
      'select body_markdown as body, revision_count as count from posts where id = $1',
      [post.id],
    );
    expect(kept.map(({ number }) => number)).toEqual(texts.map((_, i) => i + 1));
    expect(now!.count).toBe(50);
    expect([...kept.map(({ body }) => body), now!.body].sort()).toEqual(
      ['Turn it left.', ...texts].sort(),
    );
  });

  it('lets exactly one of many edits of the same text through', async () => {
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        w.as(bob).both(EDIT, {
          id: post.id,
          input: { bodyMarkdown: `Winner ${i}.`, expectedRevision: 0 },
        }),
      ),
    );
    expect(results.filter((result) => !result.errors)).toHaveLength(1);
    expect(await revisions(bob)).toHaveLength(1);
  });
});

describe('who may edit', () => {
  it('is the author within the window of the setting, and staff after it', async () => {
    await w.app.nest.get(Settings).set('posting.editWindowMinutes', 30, null);
    try {
      w.setNow(new Date(Date.now() + 29 * 60_000));
      await edit(bob, { bodyMarkdown: 'In time.' });
      w.setNow(new Date(Date.now() + 31 * 60_000));
      expect(await refused(bob, { bodyMarkdown: 'Too late.' })).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'edit_window_over',
      });
      await edit(staff, { bodyMarkdown: 'Staff may.' });
    } finally {
      await w.app.nest.get(Settings).set('posting.editWindowMinutes', 1_440, null);
    }
  });

  it('is not another member, nor a stranger', async () => {
    expect(await refused(ada, { bodyMarkdown: 'Mine.' })).toMatchObject({ reason: 'not_author' });
    expect(await refused(null, { bodyMarkdown: 'Mine.' })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    const secret = await w.thread(await w.room(undefined, { visibility: 'private' }), ada);
    expect(await refused(bob, { bodyMarkdown: 'Mine.' }, secret.openingId)).toMatchObject({
      code: 'NOT_FOUND',
      reason: 'post_not_found',
    });
  });
});

describe('reading revisions', () => {
  it('pages from the latest down by number', async () => {
    for (let i = 1; i <= 5; i++) await edit(bob, { bodyMarkdown: `Text ${i}.` });
    const first = await revisions(null, { first: 3 });
    const rest = await revisions(null, { first: 3, before: first.at(-1).number });
    expect([...first, ...rest].map((revision) => revision.number)).toEqual([5, 4, 3, 2, 1]);
    for (const wrong of [0, -1, 21]) {
      expect(await w.anonymous.refusal(REVISIONS, { id: post.id, first: wrong })).toMatchObject({
        reason: 'first_out_of_range',
      });
    }
  });

  it('is for author and staff where the site says so', async () => {
    await edit(bob, { bodyMarkdown: 'New.' });
    await w.app.nest.get(Settings).set('posting.revisionsArePublic', false, null);
    try {
      expect(await revisions(null)).toEqual([]);
      expect(await revisions(ada)).toEqual([]);
      expect(await revisions(bob)).toHaveLength(1);
      expect(await revisions(staff)).toHaveLength(1);
    } finally {
      await w.app.nest.get(Settings).set('posting.revisionsArePublic', true, null);
    }
  });

  it('does not give away what was withdrawn', async () => {
    await edit(bob, { bodyMarkdown: 'New.' });
    const withdraw = 'mutation W($id: ID!) { postWithdraw(id: $id) { post { id } } }';
    await w.as(bob).run(withdraw, { id: post.id });
    expect(await revisions(null)).toEqual([]);
    expect(await revisions(ada)).toEqual([]);
    expect(await revisions(bob)).toHaveLength(1);
  });

  it('compares long texts without holding up the process', async () => {
    const words = (seed: number) =>
      Array.from({ length: 4_000 }, (_, i) => (i * seed) % 997).join(' ');
    for (let i = 1; i <= 6; i++) await edit(bob, { bodyMarkdown: words(i * 31) });
    const start = performance.now();
    const all = await revisions(null, { first: 20 });
    expect(performance.now() - start).toBeLessThan(2_000);
    for (const revision of all.slice(1)) {
      const parts = revision.diff as { kind: string; text: string }[];
      const before = parts.filter((part) => part.kind !== 'added').map((part) => part.text);
      expect(before.join('')).toBe(revision.bodyMarkdown);
    }
  });
});
