import { Injectable } from '@nestjs/common';
import type { UserRecord } from '../format/records.js';
import type { ImportRun } from '../runs/import-run.js';
import { handleFrom, handlesLike } from './handles.js';
import { PeopleRepository } from './people.repository.js';
import { PreparedLine } from './prepared-line.js';
import { type ImportedText, TextsService } from './texts.service.js';
import type { WaitingLine } from './waiting-line.js';

/** Somebody without an account in the source: a name at most. */
const STAND_IN = { en: 'Former member', fr: 'Ancien membre' };

/** Users become members without address and password, whom nobody can sign in as. */
@Injectable()
export class PeopleWriter {
  constructor(
    private readonly people: PeopleRepository,
    private readonly texts: TextsService,
  ) {}

  async prepare(run: ImportRun, lines: WaitingLine[]): Promise<PreparedLine[]> {
    const records = lines.map((line) => userOf(run, line));
    const handles = await this.freeHandles(records.map((record) => record.username));
    const bios = await this.bios(run, records);
    return lines.map((waiting, index) =>
      member(new PreparedLine(run, waiting), records[index]!, handles[index]!, bios.get(index)),
    );
  }

  /** A handle for each name, near to it, that nobody has and none of the others gets. */
  private async freeHandles(usernames: string[]): Promise<string[]> {
    const wanted = usernames.map(handleFrom);
    let taken = await this.people.takenHandles(wanted.map((handle) => handle.toLowerCase()));
    const given = new Set<string>();
    const handles: string[] = [];
    for (const handle of wanted) {
      for (const candidate of handlesLike(handle)) {
        const key = candidate.toLowerCase();
        if (given.has(key)) continue;
        if (candidate !== handle) {
          taken = new Set([...taken, ...(await this.people.takenHandles([key]))]);
        }
        if (taken.has(key)) continue;
        given.add(key);
        handles.push(candidate);
        break;
      }
    }
    return handles;
  }

  private async bios(run: ImportRun, records: UserRecord[]): Promise<Map<number, ImportedText>> {
    const withBio = records.flatMap(({ bio }, index) => (bio ? [{ bio, index }] : []));
    const texts = await this.texts.write(
      run,
      withBio.map(({ bio }) => ({ body: bio, threadId: null })),
    );
    return new Map(withBio.map(({ index }, place) => [index, texts[place]!]));
  }
}

function userOf(run: ImportRun, { type, sourceId, payload }: WaitingLine): UserRecord {
  if (type === 'user') return JSON.parse(payload);
  const isFrench = run.options.language === 'fr';
  const name = sourceId.startsWith('#') ? '' : sourceId;
  return {
    username: name || (isFrench ? 'ancien-membre' : 'former-member'),
    name: name || STAND_IN[isFrench ? 'fr' : 'en'],
    bio: null,
    interests: [],
    locale: null,
    timeZone: null,
    role: 'member',
    trustLevel: 0,
    lastSeenAt: null,
    paths: [],
  };
}

function member(
  line: PreparedLine,
  record: UserRecord,
  handle: string,
  bio: ImportedText | undefined,
): PreparedLine {
  const { run, waiting } = line;
  const id = waiting.targetId;
  line.rows.add('members', {
    id,
    handle,
    name: record.name,
    role: record.role,
    trust_level: record.trustLevel,
    bio_markdown: bio?.markdown ?? '',
    bio_html: bio?.html ?? '',
    interests: record.interests,
    locale: record.locale ?? (run.options.language === 'fr' ? 'fr' : 'en'),
    time_zone: record.timeZone,
    created_at: waiting.at ?? run.startedAt,
    last_seen_at: record.lastSeenAt,
  });
  line.record(id);
  if (waiting.type === 'user') {
    line.record(id, 'username', record.username.toLowerCase());
    line.redirect('member_id', id, record.paths, record.username);
  }
  for (const { reason, detail } of bio?.notes ?? []) line.note(reason, `bio: ${detail}`);
  return line;
}
