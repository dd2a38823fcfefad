import { FirstBuild, Reindexing } from '@parvis/search';
import type { MemberRow, PostRow, RoomRow, ThreadRow } from './factories.js';
import type { World } from './world.js';

/** A small forum in which there is something to find for each rule. */
export interface SearchForum {
  w: World;
  ada: MemberRow;
  bob: MemberRow;
  insider: MemberRow;
  moderator: MemberRow;
  help: RoomRow;
  lounge: RoomRow;
  cellar: RoomRow;
  threads: Record<
    'inverter' | 'battery' | 'panels' | 'night' | 'dusk' | 'lounge' | 'cellar',
    ThreadRow
  >;
  firmware: PostRow;
}

const SEARCH = /* GraphQL */ `
  query ($text: String!, $type: SearchType, $filter: SearchFilter, $sort: SearchSort,
         $first: Int, $after: String) {
    search(text: $text, type: $type, filter: $filter, sort: $sort, first: $first, after: $after) {
      total isTotalExact didYouMean engine isFallback ignored
      understood { kind value isNegated }
      facets { name values { value label count } }
      hits {
        nodes {
          id kind titleHtml snippetHtml thread { number title } post { number }
          member { handle } tag { slug }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`;
const SUGGEST = /* GraphQL */ `
  query ($text: String!, $first: Int) {
    searchSuggestions(text: $text, first: $first) {
      didYouMean hits { id kind titleHtml thread { number } tag { slug } member { handle } }
    }
  }`;

type Asker = Pick<MemberRow, 'id'> | null;

export async function search(
  { w }: Pick<SearchForum, 'w'>,
  text: string,
  variables: Record<string, unknown> = {},
  as: Asker = null,
) {
  const given = { type: 'threads', sort: 'relevance', first: 20, ...variables };
  return (await w.as(as).run(SEARCH, { text, ...given })).search;
}

export async function suggest(
  { w }: Pick<SearchForum, 'w'>,
  text: string,
  as: Asker = null,
  first = 8,
) {
  return (await w.as(as).run(SUGGEST, { text, first })).searchSuggestions;
}

/** The titles found, in order. */
export const titlesOf = (results: { hits: { nodes: { thread: { title: string } }[] } }): string[] =>
  results.hits.nodes.map(({ thread }) => thread.title);

export async function indexAll({ w }: Pick<SearchForum, 'w'>): Promise<void> {
  await w.app.nest.get(Reindexing).run();
  await w.app.nest.get(FirstBuild).build();
}

export async function searchForum(w: World): Promise<SearchForum> {
  const ada = await w.member('ada', 'member', { name: 'Ada Lovelace' });
  const bob = await w.member('bob');
  const insider = await w.member('insider');
  const moderator = await w.member('warden', 'moderator');
  const help = await w.room('help', { name: 'Help desk' });
  const lounge = await w.room('lounge', { name: 'Lounge', visibility: 'members' });
  const cellar = await w.room('cellar', { name: 'Cellar', visibility: 'private' });
  await w.roomMember(cellar, insider);
  const tags = {
    solar: await w.tag('solar', { thread_count: 2 }),
    battery: await w.tag('battery', { thread_count: 1 }),
    hidden: await w.tag('moonshot', { listed_at: null, thread_count: 0 }),
  };
  const day = (date: string) => ({
    created_at: new Date(`${date}T12:00:00Z`),
    last_post_at: new Date(`${date}T12:00:00Z`),
  });
  const threads = {
    inverter: await w.thread(help, ada, {
      ...{ title: 'Inverter restarts every night', vote_score: 5, ...day('2026-01-10') },
      body: 'The device turns off around midnight and comes back by itself.',
    }),
    battery: await w.thread(help, bob, {
      ...{ title: 'Battery does not charge', vote_score: 9, ...day('2026-03-10') },
      body: 'It stays at ten percent although the sun shines. The inverter is fine.',
    }),
    panels: await w.thread(help, ada, {
      ...{ title: 'Nettoyer les panneaux à Évian', kind: 'article', language: 'fr' },
      ...{ vote_score: 1, ...day('2026-05-10'), body: 'Une éponge et de l’eau suffisent.' },
    }),
    night: await w.thread(help, bob, {
      ...{ title: 'Night mode of the display', kind: 'discussion', ...day('2026-07-10') },
      body: 'I like it dark.',
    }),
    dusk: await w.thread(help, bob, {
      ...{ title: 'Display at night', kind: 'idea', ...day('2026-08-10') },
      body: 'There should be another mode for dusk.',
    }),
    lounge: await w.thread(lounge, ada, {
      ...{ title: 'Gossip about the inverter', ...day('2026-08-11'), body: 'Between us.' },
    }),
    cellar: await w.thread(cellar, insider, {
      ...{
        title: 'Zanzibar inverter prototype',
        ...day('2026-08-12'),
        body: 'Zanzibar is secret.',
      },
    }),
  };
  const label = (thread: ThreadRow, tag: { id: string }) =>
    w.db.rows('insert into thread_tags (thread_id, tag_id) values ($1, $2)', [thread.id, tag.id]);
  await label(threads.inverter, tags.solar);
  await label(threads.panels, tags.solar);
  await label(threads.battery, tags.battery);
  await label(threads.cellar, tags.hidden);
  const firmware = await w.post(threads.inverter, bob, {
    body_markdown: 'Installing firmware seven from the vendor cured mine.',
  });
  await w.db.rows(
    'update threads set answer_post_id = $2, answer_chosen_at = now() where id = $1',
    [threads.inverter.id, firmware.id],
  );
  const forum = { w, ada, bob, insider, moderator, help, lounge, cellar, threads, firmware };
  await indexAll(forum);
  return forum;
}
