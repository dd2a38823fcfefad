import { SessionCookie, Sessions } from '@parvis/identity';
import { Outbox, Settings } from '@parvis/kernel';
import type { BrowserContextOptions } from 'playwright-core';
import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';
import { openSite, type Site, type Visitor } from './site.js';

const FLAG = `mutation ($input: FlagInput!) { flagRaise(input: $input) { flag { id } } }`;
const POST = `mutation ($id: ID!, $body: String!) {
  postCreate(threadId: $id, input: { bodyMarkdown: $body }) { heldForReview } }`;
const OPEN_CASE = `mutation ($id: ID!) { reviewableOpen(input: { postId: $id }) {
  reviewable { id version contentHash } } }`;
const DECIDE = `mutation ($id: ID!, $input: DecisionInput!) {
  reviewableDecide(id: $id, input: $input) { decision { id } } }`;
const APPEAL = `mutation ($id: ID!) {
  appealOpen(statementId: $id, body: "I only quoted somebody.") { appeal { id } } }`;

/** The built forum before a browser, and a world over the same database to fill its queue. */
export interface ReviewSite {
  w: World;
  site: Site;
  room: RoomRow;
  thread: ThreadRow;
  author: MemberRow;
  /** A browser in which the member is signed in. */
  visit(member: MemberRow, options?: BrowserContextOptions): Promise<Visitor>;
  flaggedPost(reasonCode?: string, by?: MemberRow): Promise<string>;
  heldPost(): Promise<string>;
  newMember(): Promise<string>;
  appeal(decider: MemberRow): Promise<string>;
  /** Waits until the question has an answer. */
  until<T>(question: () => Promise<T | null | undefined | false>): Promise<T>;
  close(): Promise<void>;
}

let serial = 0;

export async function openReviewSite(): Promise<ReviewSite> {
  const w = await world();
  // Set before the site starts, which reads its settings once and then listens for changes.
  await w.app.nest.get(Settings).set('moderation.reviewNewMembers', true, null);
  const site = await openSite({ DATABASE_URL: w.config.databaseUrl, DEMO: 'false' });
  const room = await w.room('grinders');
  const author = await w.member('author');
  const thread = await w.thread(room, author, { title: 'Which grinder for the Aurora?' });
  return {
    w,
    site,
    room,
    thread,
    author,
    visit: (member, options) => visit(w, site, member, options),
    flaggedPost: (reasonCode, by = author) => flaggedPost(w, room, by, reasonCode),
    heldPost: () => heldPost(w, thread),
    newMember: () => newMember(w),
    appeal: (decider) => appeal(w, thread, decider),
    until,
    async close() {
      await site.close();
      await w.close();
    },
  };
}

async function visit(w: World, site: Site, member: MemberRow, options?: BrowserContextOptions) {
  const visitor = await site.visit({ reducedMotion: 'reduce', ...options });
  const client = { address: '127.0.0.1', userAgent: 'browser test' };
  const value = await w.app.nest.get(Sessions).start(member.id, client);
  await visitor.context.addCookies([
    { name: w.app.nest.get(SessionCookie).name, value, url: site.url },
  ]);
  return visitor;
}

async function caseOf(w: World, targetId: string): Promise<string> {
  return until(async () => {
    const [row] = await w.db.rows<{ id: string }>(
      'select id from reviewables where target_id = $1',
      [targetId],
    );
    return row?.id;
  });
}

/** Each in a thread of its own: one with many flagged posts would be closed by a rule. */
async function flaggedPost(w: World, room: RoomRow, author: MemberRow, reasonCode = 'spam') {
  serial += 1;
  const thread = await w.thread(room, author);
  const post = await w.post(thread, author, { body_markdown: `Flagged words, number ${serial}.` });
  const flagger = await w.member(`flagger${serial}`);
  await w.as(flagger).run(FLAG, { input: { postId: post.id, reasonCode } });
  return caseOf(w, post.id);
}

async function heldPost(w: World, thread: ThreadRow): Promise<string> {
  serial += 1;
  const newcomer = await w.member(`newcomer${serial}`, 'member', { trust_level: 0 });
  const body = `Look at https://shop${serial}.example and buy.`;
  const { postCreate } = await w.as(newcomer).run(POST, { id: thread.id, body });
  expect(postCreate.heldForReview).toBe(true);
  const [row] = await w.db.rows<{ id: string }>('select id from held_posts where author_id = $1', [
    newcomer.id,
  ]);
  return caseOf(w, row!.id);
}

async function newMember(w: World): Promise<string> {
  serial += 1;
  const member = await w.member(`fresh${serial}`, 'member', { trust_level: 0 });
  await w.db.tx(async () => {
    const payload = { memberId: member.id };
    await w.app.nest.get(Outbox).publish('member.signed_up', payload, member.id);
  });
  await w.drain();
  return caseOf(w, member.id);
}

/** Somebody's post was removed, which is told him after ten seconds, and he contests it. */
async function appeal(w: World, thread: ThreadRow, decider: MemberRow): Promise<string> {
  serial += 1;
  const writer = await w.member(`appellant${serial}`);
  const post = await w.post(thread, writer, { body_markdown: 'A long quotation.' });
  const { reviewableOpen } = await w.as(decider).run(OPEN_CASE, { id: post.id });
  const { id, version, contentHash } = reviewableOpen.reviewable;
  const actions = [{ kind: 'remove' }];
  const input = { verb: 'act', version, contentHash, actions, clauseCode: 'respect' };
  await w.as(decider).run(DECIDE, { id, input });
  const statement = await until(async () => {
    const [row] = await w.db.rows<{ id: string }>(
      'select id from statements where member_id = $1',
      [writer.id],
    );
    return row?.id;
  });
  const { appealOpen } = await w.as(writer).run(APPEAL, { id: statement });
  return caseOf(w, appealOpen.appeal.id);
}

async function until<T>(question: () => Promise<T | null | undefined | false>): Promise<T> {
  for (let attempt = 0; attempt < 1_000; attempt++) {
    const answer = await question();
    if (answer) return answer;
    await new Promise((done) => setTimeout(done, 30));
  }
  throw new Error('It did not happen within 30 seconds.');
}
