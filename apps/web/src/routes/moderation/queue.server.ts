import type { RequestEvent } from '@sveltejs/kit';
import { run } from '$lib/server/api';
import { onServer } from '$lib/server/on-server';
import { operation } from '$lib/server/operations/document';
import { type Filters, linkTo } from './filters';
import { type RowAnswer, rowFields, toRow } from './row.server';
import type { RoomName } from './shapes';

const PAGE = 25;
const QUEUE = operation(
  /* GraphQL */ `
  query ReviewQueue(
    $state: ReviewableState!, $order: ReviewableOrder!, $roomId: ID, $kind: ReviewableKind,
    $reasonCode: String, $mine: Boolean, $after: String
  ) {
    reviewables(
      state: $state, order: $order, roomId: $roomId, kind: $kind, reasonCode: $reasonCode,
      mine: $mine, first: ${PAGE}, after: $after
    ) {
      nodes { ...ReviewRow }
      pageInfo { hasNextPage endCursor }
    }
    rooms { id slug name colour }
    flagReasons { code name }
  }
  `,
  rowFields,
);

interface Answer {
  reviewables: { nodes: RowAnswer[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  rooms: RoomName[];
  flagReasons: { code: string; name: string }[];
}

/** The lines of the queue that the filters leave, and what there is to filter by. */
export async function queueOf(event: RequestEvent, filters: Filters) {
  const { room, kind, reason, mine, state, order } = filters;
  const after = event.url.searchParams.get('after');
  const variables = { state, order, roomId: room, kind, reasonCode: reason, mine, after };
  const { reviewables, rooms, flagReasons } = await run<Answer>(event, QUEUE, variables);
  const { hasNextPage, endCursor } = reviewables.pageInfo;
  return {
    rows: onServer(reviewables.nodes.map(toRow)),
    rooms: onServer(rooms),
    reasons: onServer(flagReasons),
    first: after ? linkTo(filters) : null,
    further: hasNextPage ? linkTo(filters, { after: endCursor }) : null,
  };
}
