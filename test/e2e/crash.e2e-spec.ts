import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServingProcess, startServing } from '../support/serving.js';

const SIGN_IN = `mutation SignIn($input: SignInInput!) { signIn(input: $input) { viewer { member { id } } } }`;
const SIGN_UP = `mutation SignUp($input: SignUpInput!) { signUp(input: $input) { email } }`;
const CONFIRM = `mutation Confirm($token: String!) { emailConfirm(token: $token) { isNew } }`;
const ROOM = `mutation Room($input: RoomInput!) { roomCreate(input: $input) { room { id } } }`;
const ASK = `mutation Ask($input: ThreadCreateInput!) {
  threadCreate(input: $input) { thread { id number } } }`;
const REPLY = `mutation Reply($threadId: ID!, $input: PostCreateInput!) {
  postCreate(threadId: $threadId, input: $input) { post { id number } } }`;
const READ = `query Read($number: Int!, $after: String) {
  thread(number: $number) {
    replyCount participantCount
    room { postCount threadCount }
    posts(first: 100, after: $after) {
      nodes { id number bodyMarkdown author { handle } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;
const MEMBER = `query Member($handle: String!) { member(handle: $handle) { postCount } }`;

const REPLIES = 500;
const KILL_AFTER = 150;
const HANDLES = ['ada', 'bob', 'cleo', 'dan'];
const PASSWORD = 'a long and winding password';

interface Reply {
  id: string;
  number: number;
}

let dataDir: string;
let app: ServingProcess;

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'parvis-crash-'));
});
afterAll(async () => {
  await app?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Signs a member up with the link from the mail; answers with his session cookie. */
async function signUp(handle: string): Promise<string> {
  const email = `${handle}@example.org`;
  await app.run(SIGN_UP, { input: { email, handle, name: handle, password: PASSWORD } });
  const token = await mailedToken(email);
  return (await app.signIn(CONFIRM, { token })).cookie;
}

async function mailedToken(email: string): Promise<string> {
  const folder = join(dataDir, 'mail');
  for (let attempt = 0; attempt < 100; attempt++) {
    const mails = filesIn(folder).map((name) =>
      JSON.parse(readFileSync(join(folder, name), 'utf8')),
    );
    const link = mails.find((mail) => mail.to === email)?.link;
    if (link) return new URL(link).searchParams.get('token')!;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`no mail came for ${email}`);
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /^[^.].*\.json$/.test(name));
  } catch {
    return [];
  }
}

/** A question by the first admin in a room of its own. */
async function question(): Promise<{ id: string; number: number }> {
  const { cookie } = await app.signIn(SIGN_IN, { input: { login: 'admin', password: PASSWORD } });
  const { roomCreate } = await app.run(ROOM, { input: { name: 'Help' } }, cookie);
  const input = {
    roomId: roomCreate.room.id,
    kind: 'question',
    title: 'Will it survive?',
    bodyMarkdown: 'Let us see.',
  };
  return (await app.run(ASK, { input }, cookie)).threadCreate.thread;
}

async function readAll(number: number) {
  const posts: (Reply & { bodyMarkdown: string; author: { handle: string } })[] = [];
  let after: string | null = null;
  for (;;) {
    const { thread }: any = await app.run(READ, { number, after });
    posts.push(...thread.posts.nodes);
    if (!thread.posts.pageInfo.hasNextPage) return { thread, posts };
    after = thread.posts.pageInfo.endCursor;
  }
}

it('keeps every acknowledged reply, once, when it is killed among 500 of them', async () => {
  app = await startServing(dataDir, PASSWORD);
  const thread = await question();
  const cookies: string[] = [];
  for (const handle of HANDLES) cookies.push(await signUp(handle));

  const acknowledged = new Map<number, Reply>();
  const write = async (i: number) => {
    const input = { bodyMarkdown: `Reply ${i}.`, idempotencyKey: `reply-${i}` };
    const variables = { threadId: thread.id, input };
    const { postCreate } = await app.run(REPLY, variables, cookies[i % cookies.length]);
    const before = acknowledged.get(i);
    if (before) expect(postCreate.post).toEqual(before);
    acknowledged.set(i, postCreate.post);
  };
  const indexes = Array.from({ length: REPLIES }, (_, i) => i);
  let killed: Promise<void> | null = null;
  await Promise.allSettled(
    indexes.map(async (i) => {
      await write(i);
      if (acknowledged.size >= KILL_AFTER) killed ??= app.kill();
    }),
  );
  await killed;
  const survivors = new Map(acknowledged);
  expect(survivors.size).toBeGreaterThanOrEqual(KILL_AFTER);
  expect(survivors.size).toBeLessThan(REPLIES);

  app = await startServing(dataDir, PASSWORD);
  const found = await readAll(thread.number);
  for (const [i, reply] of survivors) {
    const post = found.posts.find(({ id }) => id === reply.id);
    expect(post).toMatchObject({ number: reply.number, bodyMarkdown: `Reply ${i}.` });
  }
  expectTrue(found);

  // Clients try again; some of those who were answered do so too and hear the same once more.
  await Promise.all(indexes.filter((i) => !survivors.has(i) || i % 10 === 0).map(write));
  const all = await readAll(thread.number);
  expectTrue(all);
  expect(all.posts.map((post) => post.number)).toEqual([1, ...indexes.map((i) => i + 2)]);
  expect(new Set(all.posts.map((post) => post.bodyMarkdown)).size).toBe(REPLIES + 1);
  for (const handle of HANDLES) {
    const { member } = await app.run(MEMBER, { handle });
    expect(member.postCount).toBe(REPLIES / HANDLES.length);
  }
}, 180_000);

/** What the thread and its room say of themselves is what its posts say. */
function expectTrue({ thread, posts }: Awaited<ReturnType<typeof readAll>>): void {
  expect(thread).toMatchObject({
    replyCount: posts.length - 1,
    participantCount: new Set(posts.map((post) => post.author.handle)).size,
    room: { postCount: posts.length, threadCount: 1 },
  });
}
