import { operation } from '$lib/server/operations/document';
import { type MemberAnswer, memberFace } from '$lib/server/operations/member';
import { type ThreadPage, threadFace } from '$lib/server/operations/thread';

const TAG_FIELDS = /* GraphQL */ `
  tag(slug: $slug) {
    id slug name descriptionHtml threadCount
    synonyms { name }
    relatedTags { slug name }
    experts(first: 5) { score verifiedUntil answerCount member { ...MemberFace } }
    viewerCanEdit
    viewerIsFollowing @include(if: $signedIn)
  }
`;
const PAGE = 'nodes { ...ThreadFace } pageInfo { hasNextPage endCursor }';

/** The theme at a glance. */
export const OVERVIEW = operation(
  /* GraphQL */ `
  query TagOverview($slug: String!, $signedIn: Boolean!) {
    ${TAG_FIELDS}
    solved: threads(tagSlug: $slug, list: top, kind: question, isSolved: true, first: 5) { ${PAGE} }
    articles: threads(tagSlug: $slug, list: new, kind: article, first: 3) { ${PAGE} }
    threads(tagSlug: $slug, list: latest, first: 6) { ${PAGE} }
  }
`,
  memberFace,
  threadFace,
);

/** One list of it, page by page. */
export const LIST = operation(
  /* GraphQL */ `
  query TagList(
    $slug: String!, $list: ThreadListKind!, $period: TopPeriod!, $after: String, $signedIn: Boolean!
    $kind: ThreadKind, $isSolved: Boolean, $byExpert: Boolean
  ) {
    ${TAG_FIELDS}
    threads(
      tagSlug: $slug, list: $list, period: $period, kind: $kind, isSolved: $isSolved
      isAnsweredByExpert: $byExpert, first: 20, after: $after
    ) { ${PAGE} }
  }
`,
  memberFace,
  threadFace,
);

export const FOLLOW = /* GraphQL */ `mutation FollowTag($id: ID!) { tagFollow(id: $id) { tag { id } } }`;
export const UNFOLLOW = /* GraphQL */ `mutation UnfollowTag($id: ID!) { tagUnfollow(id: $id) { tag { id } } }`;

export interface TagAnswer {
  id: string;
  slug: string;
  name: string;
  descriptionHtml: string;
  threadCount: number;
  synonyms: { name: string }[];
  relatedTags: { slug: string; name: string }[];
  experts: {
    score: number;
    verifiedUntil: string | null;
    answerCount: number;
    member: MemberAnswer;
  }[];
  viewerCanEdit: boolean;
  viewerIsFollowing?: boolean;
}

export interface Answer {
  tag: TagAnswer | null;
  threads: ThreadPage;
  solved?: ThreadPage;
  articles?: ThreadPage;
}

export const VIEWS = ['overview', 'solved', 'articles', 'threads'] as const;
export type View = (typeof VIEWS)[number];

/** What the lists are narrowed to. */
export const NARROWED: Record<View, { kind?: 'question' | 'article'; isSolved?: true }> = {
  overview: {},
  solved: { kind: 'question', isSolved: true },
  articles: { kind: 'article' },
  threads: {},
};

/** The view that an address asks for; one with an order is of all threads, as ever. */
export function viewOf({ searchParams }: URL): View {
  const wanted = searchParams.get('show');
  const isList = ['order', 'expert', 'after'].some((word) => searchParams.has(word));
  return VIEWS.find((view) => view === wanted) ?? (isList ? 'threads' : 'overview');
}
