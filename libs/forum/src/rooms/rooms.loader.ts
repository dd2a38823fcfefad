import { Injectable } from '@nestjs/common';
import { byKey, Loader } from '@parvis/kernel';
import type { Room } from './room.entity.js';
import { RoomsRepository } from './rooms.repository.js';

/** Rooms by id, whether or not the viewer may see them: callers ask the policy. */
@Injectable()
export class RoomById extends Loader<string, Room> {
  constructor(private readonly rooms: RoomsRepository) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, Room>> {
    return byKey(await this.rooms.byIds(ids), (room) => room.id);
  }
}
