import { type ClosedWorld, closedWorld } from '../support/canaries.js';
import { expectCountersTrue } from '../support/counters.js';
import { expectFeedbackTrue } from '../support/feedback-counters.js';
import { PRINCIPALS } from '../support/principals.js';
import { type World, world } from '../support/world.js';

/** Verbs that move a number, with where their argument comes from. */
const VERBS: [name: string, argument: 'post' | 'thread', rest?: string][] = [
  ['answerChoose', 'post'],
  ['answerUnchoose', 'thread'],
  ['bookmarkAdd', 'post'],
  ['postCreate', 'thread', 'input: { bodyMarkdown: $text }'],
  ['postCreate', 'thread', 'input: { bodyMarkdown: $text }'],
  ['postRestore', 'post'],
  ['postWithdraw', 'post'],
  ['reactionAdd', 'post', 'kind: like'],
  ['reactionRemove', 'post', 'kind: like'],
  ['sameQuestionAdd', 'thread'],
  ['sameQuestionRemove', 'thread'],
  ['threadMerge', 'thread', 'intoId: $other'],
  ['threadMove', 'thread', 'roomId: $room'],
  ['threadRestore', 'thread'],
  ['threadRetag', 'thread', 'tags: $tags'],
  ['threadSplit', 'thread', 'input: { postIds: [$post], title: $text }'],
  ['threadWithdraw', 'thread'],
  ['voteCast', 'post', 'value: 1'],
  ['voteCast', 'post', 'value: -1'],
  ['voteCast', 'post', 'value: 0'],
];
const TYPES: Record<string, string> = {
  text: 'String!',
  other: 'ID!',
  room: 'ID!',
  tags: '[String!]!',
  post: 'ID!',
};
/** The same walk each time, so that what it finds can be found again. */
const SEED = 20_260_101;
const STEPS = 400;
const AT_ONCE = 8;

let w: World;
let closed: ClosedWorld;
let state = SEED;

beforeAll(async () => {
  w = await world();
  closed = await closedWorld(w);
  // The closed world is written by hand; the walk begins from numbers that are true.
  await recountUntilTrue();
}, 120_000);
afterAll(() => w.close());

async function recountUntilTrue(): Promise<void> {
  for (const check of [expectCountersTrue, expectFeedbackTrue]) {
    await check(w).catch(() => undefined);
    await check(w);
  }
}

function chance(): number {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
  return (state >>> 8) / 2 ** 24;
}
const oneOf = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!;

const idsOf = async (table: string): Promise<string[]> =>
  (await w.db.rows<{ id: string }>(`select id from ${table} order by id`)).map(({ id }) => id);

/** One verb by anybody on anything; most are refused, as they should be. */
function step(threads: string[], posts: string[], serial: number) {
  const [name, argument, rest = ''] = oneOf(VERBS);
  const variables: Record<string, unknown> = {
    text: `Step ${serial}`,
    other: oneOf(threads),
    room: oneOf(Object.values(closed.rooms)).id,
    tags: [oneOf(['plain', 'walk', 'talk'])],
    post: oneOf(posts),
  };
  const used = Object.keys(variables).filter((key) => rest.includes(`$${key}`));
  const declared = ['$id: ID!', ...used.map((key) => `$${key}: ${TYPES[key]}`)].join(', ');
  const isOwn = name.startsWith('thread') || /^post(Restore|Withdraw)$/.test(name);
  const key = isOwn ? 'id' : `${argument}Id`;
  const document = `mutation (${declared}) { ${name}(${key}: $id${rest && `, ${rest}`}) { __typename } }`;
  const target = argument === 'post' ? oneOf(posts) : oneOf(threads);
  const given = Object.fromEntries(used.map((word) => [word, variables[word]]));
  const who = chance() < 0.5 ? 'admin' : oneOf(PRINCIPALS);
  return w.as(closed.who[who]).both(document, { ...given, id: target });
}

describe('every counter', () => {
  it('is what counting says after a long walk of everybody through everything', async () => {
    const done = { yes: 0, no: 0 };
    const broken = new Set<string>();
    for (let serial = 0; serial < STEPS; serial += AT_ONCE) {
      const [threads, posts] = [await idsOf('threads'), await idsOf('posts')];
      const steps = Array.from({ length: AT_ONCE }, (_, i) => step(threads, posts, serial + i));
      for (const { errors } of await Promise.all(steps)) {
        done[errors ? 'no' : 'yes'] += 1;
        const { code, reason } = errors?.[0].extensions ?? {};
        if (code === 'INTERNAL' || reason === 'query_invalid') broken.add(errors![0].message);
      }
    }
    await w.drain();
    expect([...broken]).toEqual([]);
    expect(done.yes).toBeGreaterThan(STEPS / 8);
    await expectCountersTrue(w);
    await expectFeedbackTrue(w);
  }, 300_000);
});
