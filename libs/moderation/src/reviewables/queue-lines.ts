import { Room } from '@parvis/forum';
import { Member } from '@parvis/identity';
import { ColumnarRows, type Columns } from '@parvis/kernel';
import type { DataSource } from 'typeorm';
import { Reviewable } from './reviewable.entity.js';

/** A case with what its line of the queue shows of it. */
export class QueueLine extends Reviewable {
  title: string | null;
  /** The beginning of its source. */
  words: string | null;
  /** Each once; null when it has no flag. */
  reasonIds: string[] | null;
}

/** Lines with the people and rooms they name. */
export interface QueueLines {
  lines: QueueLine[];
  members: Member[];
  rooms: Room[];
}

export type QueueLinesRow = Record<keyof QueueLines, Columns>;

/** Reads a page of the queue in one round trip, whoever and whatever its lines name. */
export class QueueLineRows {
  private readonly lines: ColumnarRows<QueueLine>;
  private readonly members: ColumnarRows<Member>;
  private readonly rooms: ColumnarRows<Room>;

  constructor(source: DataSource) {
    this.lines = ColumnarRows.of(source, Reviewable as typeof QueueLine, 'item', [
      'title',
      'words',
      'reasonIds',
    ]);
    this.members = ColumnarRows.of(source, Member, 'member');
    this.rooms = ColumnarRows.of(source, Room, 'room');
  }

  /** Around a query of cases as `item.*`; `order` holds for `item` here as there. */
  around(query: string, order: string): string {
    return `
      with page as materialized (${query})
      select
        (select ${this.lines.sql} from (
          select item.*, snapshot.title, left(snapshot.body_markdown, 800) as words,
            (select json_agg(distinct flag.reason_id) from flags flag
             where flag.reviewable_id = item.id) as "reasonIds"
          from page item left join reviewable_snapshots snapshot
            on snapshot.reviewable_id = item.id and snapshot.content_hash = item.content_hash
          order by ${order}) item) as lines,
        (select ${this.members.sql} from members member where member.id in (
          select author_id from page union select claimed_by_id from page)) as members,
        (select ${this.rooms.sql} from rooms room
         where room.id in (select room_id from page)) as rooms`;
  }

  read(row: QueueLinesRow): QueueLines {
    return {
      lines: this.lines.read(row.lines),
      members: this.members.read(row.members),
      rooms: this.rooms.read(row.rooms),
    };
  }
}
