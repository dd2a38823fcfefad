import { fragment } from './document';
import type { ThreadAnswer } from './thread';

/** What lists and menus show of a room. */
export const roomFace = fragment(
  /* GraphQL */ `
  fragment RoomFace on Room {
    id slug name colour description visibility threadCount kinds parent { slug }
    viewerCanStartThread
  }
  `,
);

export interface RoomAnswer {
  id: string;
  slug: string;
  name: string;
  colour: string;
  description: string;
  visibility: 'public' | 'members' | 'private';
  threadCount: number;
  kinds: ThreadAnswer['kind'][];
  parent: { slug: string } | null;
  viewerCanStartThread: boolean;
}

/** Rooms in order, each followed by those that stand under it. */
export function inOrder<T extends Pick<RoomAnswer, 'slug' | 'parent'>>(rooms: T[]): T[] {
  const slugs = new Set(rooms.map((room) => room.slug));
  const isTop = (room: T) => !room.parent || !slugs.has(room.parent.slug);
  return rooms
    .filter(isTop)
    .flatMap((room) => [room, ...rooms.filter((child) => child.parent?.slug === room.slug)]);
}

export const toRoomLine = (room: RoomAnswer) => ({
  slug: room.slug,
  name: room.name,
  colour: room.colour,
  description: room.description,
  threadCount: room.threadCount,
  isOpenToAll: room.visibility === 'public',
  isUnder: room.parent !== null,
});
