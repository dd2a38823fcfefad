export const TAGS = /* GraphQL */ `
  query AdminTags($prefix: String, $groupId: ID, $after: String) {
    tags(first: 60, after: $after, prefix: $prefix, groupId: $groupId, order: name) {
      nodes { id slug name threadCount isListed group { name } synonyms { name } }
      pageInfo { hasNextPage endCursor }
    }
    tagGroups { id slug name }
    site { tagRule }
  }
`;
export const GROUPS = /* GraphQL */ `query TagGroups { tagGroups { id } }`;

export interface Answer {
  tags: {
    nodes: {
      id: string;
      slug: string;
      name: string;
      threadCount: number;
      isListed: boolean;
      group: { name: string } | null;
      synonyms: { name: string }[];
    }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
  tagGroups: { id: string; slug: string; name: string }[];
  site: { tagRule: 'curated' | 'free' };
}
