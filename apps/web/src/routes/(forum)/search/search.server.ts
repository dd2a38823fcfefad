import type { RequestEvent } from '@sveltejs/kit';
import { run, submit } from '$lib/server/api';
import { onServer } from '$lib/server/on-server';
import { operation } from '$lib/server/operations/document';
import { memberFace } from '$lib/server/operations/member';
import { threadFace } from '$lib/server/operations/thread';
import type { Facet } from './facets';
import { type HitAnswer, toHit } from './hit.server';
import { filtersOf, type SearchRequest } from './search-request';
import type { Term } from './terms';

const SEARCH = operation(
  /* GraphQL */ `
  query Search($text: String!, $type: SearchType!, $filter: SearchFilter, $sort: SearchSort!, $after: String) {
    search(text: $text, type: $type, filter: $filter, sort: $sort, first: 20, after: $after) {
      total isTotalExact didYouMean isFallback ignored
      understood { kind value isNegated }
      facets { name values { value label count } }
      hits {
        nodes {
          id kind titleHtml snippetHtml
          thread { ...ThreadFace }
          post { number isAnswer createdAt author { ...MemberFace } thread { number slug language } }
          member { ...MemberFace answerCount }
          tag { slug name threadCount }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`,
  threadFace,
  memberFace,
);
const ROOM = /* GraphQL */ `query RoomToSearch($slug: String!) { room(slug: $slug) { id } }`;

interface Answer {
  search: {
    total: number;
    isTotalExact: boolean;
    didYouMean: string | null;
    isFallback: boolean;
    ignored: string[];
    understood: Term[];
    facets: Facet[];
    hits: { nodes: HitAnswer[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  };
}

/** What was found; null while nothing was asked for, or the sentence that says why not. */
export async function search(event: RequestEvent, request: SearchRequest) {
  if (!request.text && filtersOf(request).length === 0) return { found: null };
  const filter = await filterOf(event, request);
  const { text, type, sort, after } = request;
  const { data, failure } = await submit<Answer>(event, SEARCH, {
    text,
    type,
    filter,
    sort,
    after,
  });
  if (failure) {
    const { fields, message } = failure.data;
    return { found: null, refusal: Object.values(fields)[0] ?? message };
  }
  const { hits, ...found } = data.search;
  return {
    found: onServer({
      ...found,
      hits: hits.nodes.map(toHit),
      next: hits.pageInfo.hasNextPage ? hits.pageInfo.endCursor : null,
    }),
  };
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

async function filterOf(event: RequestEvent, request: SearchRequest) {
  const { room, tags, kind, isSolved, isAnsweredByExpert, language, by, from, to } = request;
  let roomId = room;
  if (room && !UUID.test(room)) {
    const answer = await run<{ room: { id: string } | null }>(event, ROOM, { slug: room });
    // A room that is not there narrows to nothing, as one does that is closed to the reader.
    roomId = answer.room?.id ?? room;
  }
  return {
    roomId,
    tagSlugs: tags.length > 0 ? tags : null,
    threadKind: kind,
    isSolved,
    isAnsweredByExpert,
    language,
    authorHandle: by,
    from,
    to,
  };
}
