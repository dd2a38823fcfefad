import { Injectable } from '@nestjs/common';
import { Member } from '@parvis/identity';
import {
  ColumnarRows,
  type Columns,
  Database,
  entityColumns,
  type Page,
  type PageRequest,
  positional,
  type Viewer,
} from '@parvis/kernel';
import { DataSource } from 'typeorm';
import { Room } from '../rooms/room.entity.js';
import { Tag } from '../tags/tag.entity.js';
import { Thread } from '../threads/thread.entity.js';
import { type ThreadFilter, ThreadListsRepository } from '../threads/thread-lists.repository.js';

type CarriedTag = Tag & { threadId: string };

/** A page of a list with everything its rows show. */
export interface ThreadListPage {
  threads: Page<Thread>;
  rooms: Room[];
  members: Member[];
  tags: CarriedTag[];
}

type Row = Record<keyof ThreadListPage, Columns>;

/** Reads a page of threads, their rooms, people and tags in one round trip. */
@Injectable()
export class ThreadListPagesRepository {
  private readonly threads: ColumnarRows<Thread>;
  private readonly rooms: ColumnarRows<Room>;
  private readonly members: ColumnarRows<Member>;
  private readonly tags: ColumnarRows<CarriedTag>;
  /** The whole statement around each list; there are a few dozen. */
  private readonly statements = new Map<string, { text: string; name: string }>();

  constructor(
    private readonly db: Database,
    private readonly lists: ThreadListsRepository,
    source: DataSource,
  ) {
    this.threads = ColumnarRows.of(source, Thread, 'thread');
    this.rooms = ColumnarRows.of(source, Room, 'room');
    this.members = ColumnarRows.of(source, Member, 'member');
    this.tags = new ColumnarRows(
      () => new Tag() as CarriedTag,
      [
        ...entityColumns(source, Tag, 'tag'),
        { name: 'threadId', sql: 'tag.thread_id', isDate: false },
      ],
    );
  }

  async read(viewer: Viewer, filter: ThreadFilter, request: PageRequest): Promise<ThreadListPage> {
    const list = this.lists.list(viewer, filter, request);
    const [listText, values] = positional(list);
    const { text, name } = this.statementOf(listText);
    const [row] = await this.db.rows<Row>(text, values, list.keepsPlan ? name : undefined);
    return {
      threads: list.page(this.threads.read(row!.threads)),
      rooms: this.rooms.read(row!.rooms),
      members: this.members.read(row!.members),
      tags: this.tags.read(row!.tags),
    };
  }

  private around(list: string): string {
    return `
      with shown as materialized (${list})
      select
        (select ${this.threads.sql} from shown thread) as threads,
        (select ${this.rooms.sql} from rooms room
         where room.id in (select room_id from shown)) as rooms,
        (select ${this.members.sql} from members member where member.id in (
           select author_id from shown union select last_poster_id from shown)) as members,
        (select ${this.tags.sql} from (
           select carried.thread_id, tag.* from shown
           join thread_tags carried on carried.thread_id = shown.id
           join tags tag on tag.id = carried.tag_id order by tag.slug) tag) as tags`;
  }

  private statementOf(list: string) {
    let known = this.statements.get(list);
    if (!known) {
      known = { text: this.around(list), name: `thread-list-${this.statements.size}` };
      this.statements.set(list, known);
    }
    return known;
  }
}
