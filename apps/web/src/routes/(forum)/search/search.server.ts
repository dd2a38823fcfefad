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
          thread { ...ThreadFace isAnsweredByExpert }
          post { number isAnswer createdAt author { ...MemberFace } thread { number slug language } }
          member { ...MemberFace answerCount }
          tag { slug name threadCount }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
    rooms { id slug name }
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
  rooms: { id: string; slug: string; name: string }[];
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
  const { hits, facets, ...found } = data.search;
  return {
    found: onServer({
      ...found,
      facets: facets.map((facet) => bySlug(facet, data.rooms)),
      /** How the room that is searched is called; a later page has no facets to say it. */
      room: data.rooms.find(({ slug }) => slug === request.room)?.name,
      hits: hits.nodes.map(toHit),
      next: hits.pageInfo.hasNextPage ? hits.pageInfo.endCursor : null,
    }),
  };
}

/** Addresses name rooms by their slugs. */
const bySlug = (facet: Facet, rooms: Answer['rooms']): Facet =>
  facet.name === 'room'
    ? {
        ...facet,
        values: facet.values.map((room) => ({
          ...room,
          value: rooms.find(({ id }) => id === room.value)?.slug ?? room.value,
        })),
      }
    : facet;

/** An id of no room: one that is not there narrows to nothing, as one that is closed does. */
const NOWHERE = '00000000-0000-7000-8000-000000000000';

async function filterOf(event: RequestEvent, request: SearchRequest) {
  const { room: slug, tags, kind, isSolved, isAnsweredByExpert, language, by, from, to } = request;
  const found =
    slug && (await run<{ room: { id: string } | null }>(event, ROOM, { slug })).room?.id;
  return {
    roomId: slug ? (found ?? NOWHERE) : null,
    tagSlugs: tags.length > 0 ? tags : null,
    threadKind: kind,
    isSolved,
    isAnsweredByExpert,
    language,
    authorHandle: by,
    from: from && `${from}T00:00:00.000Z`,
    to: to && dayAfter(to),
  };
}

/** A day that is named as the last one belongs to what is searched. */
const dayAfter = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + 86_400_000).toISOString();
