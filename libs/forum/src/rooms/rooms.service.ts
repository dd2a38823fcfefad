import { Injectable } from '@nestjs/common';
import {
  Broadcast,
  Clock,
  checked,
  cleanText,
  Database,
  DomainError,
  ensure,
  invalid,
  isUuid,
  notFound,
  Outbox,
  oneOf,
  slugify,
  uuidv7,
  type Viewer,
  violatesUnique,
} from '@parvis/kernel';
import {
  ROOM_DESCRIPTION_MAX,
  ROOM_NAME_MAX,
  ROOM_POSTINGS,
  ROOM_VISIBILITIES,
  Room,
  THREAD_KINDS,
} from './room.entity.js';
import { ROOM_HINT } from './room.events.js';
import type { RoomInput } from './room.inputs.js';
import { roomPolicy } from './room.policy.js';
import { RoomsRepository } from './rooms.repository.js';

const COLOUR = /^#[0-9a-f]{6}$/i;

@Injectable()
export class RoomsService {
  constructor(
    private readonly db: Database,
    private readonly rooms: RoomsRepository,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /** A room the viewer may see, else NOT_FOUND. */
  async visible(viewer: Viewer, id: string): Promise<Room> {
    const room = isUuid(id) ? await this.rooms.byId(id) : null;
    if (!room || roomPolicy.see(viewer, room)) throw notFound('room');
    return room;
  }

  async visibleBySlug(viewer: Viewer, slug: string): Promise<Room | null> {
    const room = await this.rooms.bySlug(slug);
    return room && !roomPolicy.see(viewer, room) ? room : null;
  }

  async create(viewer: Viewer, input: RoomInput): Promise<Room> {
    ensure(roomPolicy.administer(viewer));
    if (input.name == null) throw invalid({ name: 'required' });
    const room: Room = {
      id: uuidv7(),
      slug: slugify(input.slug ?? input.name, 'room'),
      name: input.name,
      description: '',
      colour: '#5b6cff',
      position: (await this.rooms.lastPosition()) + 1,
      parentId: null,
      kinds: ['question', 'discussion'],
      visibility: 'public',
      threadPosting: 'members',
      replyPosting: 'members',
      holdThreads: false,
      holdReplies: false,
      threadCount: 0,
      postCount: 0,
      monthPostCount: 0,
      lastPostAt: null,
      createdAt: this.clock.now(),
      archivedAt: null,
      ...this.changes(input),
    };
    await this.unlessTaken(() =>
      this.db.tx(async () => {
        if (input.parentId != null) room.parentId = await this.parent(input.parentId, null);
        await this.rooms.insert(room);
        await this.outbox.publish('room.created', { roomId: room.id }, viewer.memberId);
        await this.broadcast.send(ROOM_HINT, room.id);
      }),
    );
    return room;
  }

  async update(viewer: Viewer, id: string, input: RoomInput): Promise<Room> {
    ensure(roomPolicy.administer(viewer));
    const room = await this.visible(viewer, id);
    const changes = this.changes(input);
    if (input.parentId !== undefined) changes.parentId = input.parentId;
    const names = Object.keys(changes);
    if (names.length === 0) return room;
    await this.unlessTaken(() =>
      this.db.tx(async () => {
        if (changes.parentId != null) await this.parent(changes.parentId, room);
        await this.rooms.update(id, changes);
        if (changes.slug && changes.slug !== room.slug) {
          await this.rooms.keepSlug(id, room.slug, changes.slug);
        }
        await this.outbox.publish('room.changed', { roomId: id, changes: names }, viewer.memberId);
        await this.broadcast.send(ROOM_HINT, id);
      }),
    );
    return { ...room, ...changes };
  }

  /** Puts the rooms into the order of `ids`; rooms left out keep their positions. */
  async reorder(viewer: Viewer, ids: string[]): Promise<Room[]> {
    ensure(roomPolicy.administer(viewer));
    if (ids.length > 500 || !ids.every(isUuid)) throw notFound('room');
    await this.db.tx(async () => {
      await this.rooms.reorder(ids);
      for (const roomId of ids) {
        await this.outbox.publish(
          'room.changed',
          { roomId, changes: ['position'] },
          viewer.memberId,
        );
      }
      await this.broadcast.send(ROOM_HINT, '*');
    });
    return this.rooms.listVisible(viewer);
  }

  /** The columns an input changes, cleaned; throws INVALID with every wrong field. */
  private changes(input: RoomInput): Partial<Room> {
    const given = <T>(value: T | null | undefined, check: (value: T) => unknown) =>
      value == null ? () => undefined : () => check(value);
    const values = checked({
      name: given(input.name, (name) => cleanText(name, { max: ROOM_NAME_MAX })),
      slug: given(input.slug, (slug) => slugify(cleanText(slug, { max: ROOM_NAME_MAX }), 'room')),
      description: given(input.description, (text) =>
        cleanText(text, { max: ROOM_DESCRIPTION_MAX, multiline: true, min: 0 }),
      ),
      colour: given(input.colour, checkColour),
      kinds: given(input.kinds, (kinds) => {
        if (kinds.length === 0) throw new DomainError('INVALID', 'required');
        return [...new Set(kinds.map((kind) => oneOf(kind, THREAD_KINDS)))];
      }),
      visibility: given(input.visibility, (word) => oneOf(word, ROOM_VISIBILITIES)),
      threadPosting: given(input.threadPosting, (word) => oneOf(word, ROOM_POSTINGS)),
      replyPosting: given(input.replyPosting, (word) => oneOf(word, ROOM_POSTINGS)),
      holdThreads: given(input.holdThreads, (hold) => hold),
      holdReplies: given(input.holdReplies, (hold) => hold),
    });
    const changes = Object.fromEntries(
      Object.entries(values).filter(([, value]) => value !== undefined),
    ) as Partial<Room>;
    if (input.archived != null) changes.archivedAt = input.archived ? this.clock.now() : null;
    return changes;
  }

  /**
   * Rooms nest one level: a parent has no parent, and a room with children is nobody's child.
   * Asked in the transaction that writes, one at a time, or two could nest in each other.
   */
  private async parent(parentId: string, room: Room | null): Promise<string> {
    await this.rooms.lockTree();
    const parent = isUuid(parentId) ? await this.rooms.byId(parentId) : null;
    if (!parent) throw invalid({ parentId: 'room_not_found' });
    const tooDeep = parent.parentId !== null || parent.id === room?.id;
    if (tooDeep || (room && (await this.rooms.hasChildren(room.id)))) {
      throw invalid({ parentId: 'room_too_deep' });
    }
    return parent.id;
  }

  private async unlessTaken(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      if (violatesUnique(error, 'rooms_slug_key')) throw invalid({ slug: 'taken' });
      throw error;
    }
  }
}

function checkColour(colour: string): string {
  if (!COLOUR.test(colour)) throw new DomainError('INVALID', 'wrong_form');
  return colour.toLowerCase();
}
