import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ImportWorld } from './import-world.js';

// Real communities that the project may not carry: the two smallest of those measured in
// docs/import.md, where somebody put them beside the checkout.
const fileOf = (name: string) =>
  fileURLToPath(new URL(`../../../shared/data/community-dev-${name}.jsonl.gz`, import.meta.url));

const COMMUNITIES = [
  [
    'beer-stackexchange',
    {
      community: 1,
      room: 1,
      tag: 133,
      user: 838,
      thread: 591,
      post: 1_398,
      comment: 1_860,
      acceptedAnswer: 359,
    },
  ],
  ['fr-republique-numerique', { community: 1, room: 10, user: 988, thread: 370, post: 2_422 }],
] as const;

const isThere = COMMUNITIES.every(([name]) => existsSync(fileOf(name)));
const whenThere = isThere ? test : test.skip;

let w: ImportWorld | undefined;
beforeAll(async () => {
  if (isThere) w = await ImportWorld.open();
});
afterAll(() => w?.close());

for (const [name, expected] of COMMUNITIES) {
  whenThere(
    `${name}: every line is in the database (skipped without ../shared/data)`,
    async () => {
      const path = fileOf(name);
      const outcome = await w!.import(path);
      expect(await w!.losses(outcome)).toEqual([]);
      const { counts, missing } = await w!.verify(path);
      expect(missing).toEqual([]);
      expect(Object.fromEntries(counts.map((count) => [count.type, count.inDatabase]))).toEqual(
        expected,
      );
      expect(counts.every(({ inFile, inDatabase }) => inFile === inDatabase)).toBe(true);
      expect(await w!.falseCounters()).toEqual([]);
    },
    120_000,
  );
}
