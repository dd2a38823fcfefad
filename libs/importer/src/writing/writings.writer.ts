import { Injectable } from '@nestjs/common';
import type { ThreadRecord, WritingRecord } from '../format/records.js';
import type { ImportRun } from '../runs/import-run.js';
import { PeopleRepository, type Person } from './people.repository.js';
import { postRows } from './post-rows.js';
import { PreparedLine } from './prepared-line.js';
import { TagsWriter } from './tags.writer.js';
import { TextsService } from './texts.service.js';
import { threadRows } from './thread-rows.js';
import type { WaitingLine } from './waiting-line.js';
import { WaitingLinesRepository } from './waiting-lines.repository.js';

type Read = { waiting: WaitingLine; record: WritingRecord };

/** Threads with their opening posts, replies and comments, and what members did with them. */
@Injectable()
export class WritingsWriter {
  constructor(
    private readonly texts: TextsService,
    private readonly people: PeopleRepository,
    private readonly tags: TagsWriter,
    private readonly lines: WaitingLinesRepository,
  ) {}

  async prepare(run: ImportRun, lines: WaitingLine[]): Promise<PreparedLine[]> {
    const read = lines.map((waiting) => ({
      waiting,
      record: JSON.parse(waiting.payload) as WritingRecord,
    }));
    const [texts, people, tags, lastNumbers] = await Promise.all([
      this.texts.write(
        run,
        read.map(({ waiting, record }) => ({
          body: record.body,
          threadId: waiting.threadId,
        })),
      ),
      this.peopleIn(run, read),
      this.tagsIn(run, read),
      this.lines.lastNumbers(
        run.id,
        read.filter(isThread).map(({ waiting }) => waiting.targetId),
      ),
    ]);
    return read.map((entry, index) => {
      const line = new PreparedLine(run, entry.waiting);
      if (isThread(entry)) {
        threadRows(line, entry.record, {
          tags,
          people,
          lastNumber: lastNumbers.get(entry.waiting.targetId) ?? 1,
        });
      }
      postRows(line, entry.record, texts[index]!, people);
      return line;
    });
  }

  private peopleIn(run: ImportRun, read: Read[]): Promise<Map<string, Person>> {
    const ids = read.flatMap(({ record }) => [
      ...record.reactions.map((reaction) => reaction.userId),
      ...record.memberVotes.map((vote) => vote.userId),
      ...record.bookmarkedByIds,
      ...((record as Partial<ThreadRecord>).sameQuestionIds ?? []),
    ]);
    return this.people.byIds(run.source, [...new Set(ids)]);
  }

  private tagsIn(run: ImportRun, read: Read[]): Promise<Map<string, string>> {
    const names = read.filter(isThread).flatMap(({ record }) => record.tags);
    return this.tags.ensure(names, run.startedAt);
  }
}

const isThread = (entry: Read): entry is Read & { record: ThreadRecord } =>
  entry.waiting.type === 'thread';
