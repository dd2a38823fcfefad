import { IndexVerification, isTrue, Reindexing, SearchEngines } from '@parvis/search';
import { parseQuery } from '../../libs/search/src/query/parse-query.js';
import { type World, world } from '../support/world.js';

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.close());

const differences = () => w.app.nest.get(IndexVerification, { strict: false }).differences();

/** Ids of what everybody may find in the given rooms. */
async function found(text: string, rooms: string[] | 'all' = 'all'): Promise<string[]> {
  const { hits } = await w.app.nest.get(SearchEngines, { strict: false }).fallback.search({
    ...{ text: parseQuery(text), type: 'threads', filter: {}, sort: 'relevance', locale: 'en' },
    ...{ scope: { rooms, vocabulary: 'all' }, first: 20, after: null, withFacets: true },
  });
  return hits.map(({ id }) => id);
}

describe('the index', () => {
  it('takes over what stood before it came', async () => {
    const ada = await w.member('ada');
    const room = await w.room('help');
    const thread = await w.thread(room, ada, { title: 'Flickering shadows on mobile phones' });
    await w.post(thread, ada, { body_text: 'Try a smaller bias.', body_markdown: 'x' });
    await w.app.nest.get(Reindexing, { strict: false }).run();
    expect((await differences()).filter((difference) => !isTrue(difference))).toEqual([]);
    expect(await found('flickering shadow')).toEqual([thread.id]);
    expect(await found('smaller bias')).toEqual([thread.id]);
    expect(await found('flikering')).toEqual([thread.id]);
    expect(await found('flickering shadow', [])).toEqual([]);
  });
});
