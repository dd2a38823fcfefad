import { operation } from '$lib/server/operations/document';
import { type RoomAnswer, roomFace } from '$lib/server/operations/room';
import { type ThreadAnswer, threadFace } from '$lib/server/operations/thread';

export const ROOM = operation(
  /* GraphQL */ `
  query Room($slug: String!, $signedIn: Boolean!) {
    room(slug: $slug) {
      ...RoomFace
      parent { slug name colour }
      archivedAt
      viewerCannotStartThreadReason
      viewerCanModerate
      viewerIsFollowing @include(if: $signedIn)
      pinnedThreads { ...ThreadFace }
    }
  }
`,
  roomFace,
  threadFace,
);
export const THREADS = operation(
  /* GraphQL */ `
  query RoomThreads($roomId: ID!, $list: ThreadListKind!, $period: TopPeriod!, $after: String, $byExpert: Boolean, $skipPinned: Boolean!) {
    threads(roomId: $roomId, list: $list, period: $period, isAnsweredByExpert: $byExpert, first: 20, after: $after, skipPinned: $skipPinned) {
      nodes { ...ThreadFace }
      pageInfo { hasNextPage endCursor }
    }
  }
`,
  threadFace,
);
export const FOLLOW = /* GraphQL */ `mutation FollowRoom($id: ID!) { roomFollow(id: $id) { room { id } } }`;
export const UNFOLLOW = /* GraphQL */ `mutation UnfollowRoom($id: ID!) { roomUnfollow(id: $id) { room { id } } }`;

export interface Answer extends Omit<RoomAnswer, 'parent'> {
  parent: { slug: string; name: string; colour: string } | null;
  archivedAt: string | null;
  viewerCannotStartThreadReason: string | null;
  viewerCanModerate: boolean;
  viewerIsFollowing?: boolean;
  pinnedThreads: ThreadAnswer[];
}
