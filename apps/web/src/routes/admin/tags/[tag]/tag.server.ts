export const TAG = /* GraphQL */ `
  query AdminTag($slug: String!) {
    tag(slug: $slug) {
      id slug name descriptionMarkdown isListed threadCount viewerCanEdit
      group { id } synonyms { id name slug }
    }
    tagGroups { id name }
  }
`;
export const UPDATE = /* GraphQL */ `
  mutation UpdateTag($id: ID!, $input: TagInput!) {
    tagUpdate(id: $id, input: $input) { tag { slug } }
  }
`;
export const SYNONYM_ADD = /* GraphQL */ `
  mutation AddSynonym($id: ID!, $name: String!) {
    tagSynonymAdd(id: $id, name: $name) { tag { slug } }
  }
`;
export const SYNONYM_REMOVE = /* GraphQL */ `
  mutation RemoveSynonym($id: ID!, $synonymId: ID!) {
    tagSynonymRemove(id: $id, synonymId: $synonymId) { tag { slug } }
  }
`;
export const MERGE = /* GraphQL */ `
  mutation MergeTag($id: ID!, $intoId: ID!) {
    tagMerge(id: $id, intoId: $intoId) { tag { slug } }
  }
`;
/** The tag behind a word somebody typed: the first offered is the one that is called so. */
export const FIND = /* GraphQL */ `
  query FindTag($name: String!) { tagSuggest(prefix: $name, first: 20) { id name synonyms { name } } }
`;

export interface TagAnswer {
  tag: {
    id: string;
    slug: string;
    name: string;
    descriptionMarkdown: string;
    isListed: boolean;
    threadCount: number;
    viewerCanEdit: boolean;
    group: { id: string } | null;
    synonyms: { id: string; name: string; slug: string }[];
  } | null;
  tagGroups: { id: string; name: string }[];
}

export interface Found {
  tagSuggest: { id: string; name: string; synonyms: { name: string }[] }[];
}

const alike = (a: string, b: string) =>
  a.localeCompare(b, undefined, { sensitivity: 'accent' }) === 0;

/** The tag of that name, or the one it is a synonym of. */
export const named = ({ tagSuggest }: Found, name: string) =>
  tagSuggest.find((tag) => alike(tag.name, name)) ??
  tagSuggest.find((tag) => tag.synonyms.some((synonym) => alike(synonym.name, name)));
