import { headOf } from '$lib/head/head.server';
import { paths } from '$lib/paths';
import { run } from '$lib/server/api';
import { dependsOn } from '$lib/server/depends';
import type { PageServerLoad } from './$types';

const TAGS = /* GraphQL */ `
  query Tags($prefix: String, $after: String, $order: TagOrder!) {
    tagGroups { id slug name tags(first: 50) { nodes { slug name threadCount } } }
    tags(first: 60, after: $after, prefix: $prefix, order: $order) {
      nodes { slug name threadCount group { id } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

interface TagLine {
  slug: string;
  name: string;
  threadCount: number;
}
interface Tags {
  tagGroups: { id: string; slug: string; name: string; tags: { nodes: TagLine[] } }[];
  tags: {
    nodes: (TagLine & { group: { id: string } | null })[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

/** Groups first, then the tags of none; with a word to look for, or on a later page, a plain list. */
export const load: PageServerLoad = async (event) => {
  const wanted = event.url.searchParams;
  const prefix = wanted.get('q')?.trim().slice(0, 40) || null;
  const after = wanted.get('after');
  const order = wanted.get('order') === 'name' ? 'name' : 'use';
  const { tagGroups, tags } = await run<Tags>(event, TAGS, { prefix, after, order });
  dependsOn(event, 'lists');
  const isOverview = !prefix && !after;
  const groups = tagGroups.filter((group) => group.tags.nodes.length > 0);
  const query = new URLSearchParams({ ...(prefix && { q: prefix }), order });
  return {
    head: headOf(event, { path: paths.tags }),
    q: prefix ?? '',
    order,
    groups: isOverview
      ? groups.map(({ name, slug, tags: { nodes } }) => ({ name, slug, tags: nodes }))
      : [],
    others: isOverview ? tags.nodes.filter((tag) => !tag.group) : tags.nodes,
    newer: after ? `?${query}` : null,
    older: tags.pageInfo.hasNextPage ? `?${query}&after=${tags.pageInfo.endCursor}` : null,
  };
};
