import { Injectable } from '@nestjs/common';
import { type Room, RoomsRepository } from '@parvis/forum';
import { isSignedIn, isStaff, isSuspended, type Viewer } from '@parvis/kernel';
import type { SearchScope } from '../engine/search-request.js';

/** What a viewer may search at this moment, read anew for each question. */
export interface ViewerScope {
  scope: SearchScope;
  /** The rooms he sees, by id: they are the labels of a facet. */
  rooms: ReadonlyMap<string, Room>;
}

@Injectable()
export class SearchScopes {
  constructor(private readonly rooms: RoomsRepository) {}

  async of(viewer: Viewer): Promise<ViewerScope> {
    const visible = await this.rooms.listVisible(viewer);
    const rooms = new Map(visible.map((room) => [room.id, room]));
    if (isStaff(viewer)) return { scope: { rooms: 'all', vocabulary: 'all' }, rooms };
    const closed = visible.filter(({ visibility }) => visibility === 'private');
    const isInside = isSignedIn(viewer) && !isSuspended(viewer);
    const vocabulary = ['public', ...(isInside ? ['members', ...closed.map(({ id }) => id)] : [])];
    return { scope: { rooms: [...rooms.keys()], vocabulary }, rooms };
  }
}
