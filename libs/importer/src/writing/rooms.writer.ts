import { Injectable } from '@nestjs/common';
import { THREAD_KINDS } from '@parvis/forum';
import { slugify } from '@parvis/kernel';
import type { RoomRecord } from '../format/records.js';
import type { ImportRun } from '../runs/import-run.js';
import { PeopleRepository, type Person } from './people.repository.js';
import { PlacesRepository } from './places.repository.js';
import { PreparedLine } from './prepared-line.js';
import { takeSlug } from './slugs.js';
import type { WaitingLine } from './waiting-line.js';

/** For rooms whose source has no colours: distinct, and legible under white and black alike. */
const COLOURS = [
  '#3f6fb5',
  '#b0502a',
  '#5b6b3a',
  '#8a4f7d',
  '#2f7f86',
  '#c0871b',
  '#a0443f',
  '#4a5a7d',
  '#3f7d57',
  '#6b5b4b',
];

@Injectable()
export class RoomsWriter {
  constructor(
    private readonly places: PlacesRepository,
    private readonly people: PeopleRepository,
  ) {}

  async prepare(run: ImportRun, lines: WaitingLine[]): Promise<PreparedLine[]> {
    const records = lines.map((line) => JSON.parse(line.payload) as RoomRecord);
    const slugs = await this.places.roomSlugs();
    const last = await this.places.lastRoomPosition();
    const ids = records.flatMap(({ memberIds, moderatorIds }) => [...memberIds, ...moderatorIds]);
    const people = await this.people.byIds(run.source, ids);
    return lines.map((waiting, index) => {
      const line = new PreparedLine(run, waiting);
      const record = records[index]!;
      line.rows.add('rooms', {
        ...columns(record),
        id: waiting.targetId,
        slug: takeSlug(slugify(record.slug ?? record.name, 'room'), slugs),
        colour: record.colour ?? COLOURS[(last + index) % COLOURS.length],
        position: record.parentId && record.position ? record.position : last + index + 1,
        parent_id: waiting.roomId,
        created_at: run.startedAt,
      });
      this.members(line, record, people);
      line.record(waiting.targetId);
      line.redirect('room_id', waiting.targetId, record.paths, record.name);
      return line;
    });
  }

  /** Moderators first, as the first row of a member stands. */
  private members(line: PreparedLine, record: RoomRecord, people: Map<string, Person>): void {
    const roles = [
      ['moderator', record.moderatorIds],
      ['member', record.memberIds],
    ] as const;
    for (const [role, ids] of roles) {
      for (const key of ids) {
        const person = people.get(key);
        if (!person) line.note('unknown_member', `${role}Ids: ${key}`);
        else {
          const row = { room_id: line.waiting.targetId, member_id: person.id, role };
          line.rows.add('room_members', { ...row, created_at: line.run.startedAt });
        }
      }
    }
  }
}

const columns = (record: RoomRecord) => ({
  name: record.name,
  description: record.description,
  kinds: record.kinds.length > 0 ? record.kinds : THREAD_KINDS,
  visibility: record.visibility,
  thread_posting: record.threadPosting,
  reply_posting: record.replyPosting,
});
