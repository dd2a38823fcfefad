import { Injectable } from '@nestjs/common';
import { slugify, uuidv7 } from '@parvis/kernel';
import type { TagGroupRecord, TagRecord } from '../format/records.js';
import type { ImportRun } from '../runs/import-run.js';
import { BulkInsertRepository } from './bulk-insert.repository.js';
import { type KnownTag, PlacesRepository } from './places.repository.js';
import { PreparedLine } from './prepared-line.js';
import { takeSlug } from './slugs.js';
import { TableRows } from './table-rows.js';
import { type ImportedText, TextsService } from './texts.service.js';
import type { WaitingLine } from './waiting-line.js';

const SLUG_MAX = 40;
const ATTEMPTS = 5;

interface Surroundings {
  known: Map<string, KnownTag>;
  slugs: Set<string>;
  groups: Map<string, string>;
  mains: Map<string, string>;
}

/** Tags join those of the same name; a name the file only uses becomes a tag as well. */
@Injectable()
export class TagsWriter {
  constructor(
    private readonly places: PlacesRepository,
    private readonly texts: TextsService,
    private readonly bulk: BulkInsertRepository,
  ) {}

  async prepareGroups(run: ImportRun, lines: WaitingLine[]): Promise<PreparedLine[]> {
    const slugs = await this.places.tagGroupSlugs();
    return lines.map((waiting, index) => {
      const record = JSON.parse(waiting.payload) as TagGroupRecord;
      const line = new PreparedLine(run, waiting);
      line.rows.add('tag_groups', {
        id: waiting.targetId,
        slug: takeSlug(slugify(record.name, 'group', SLUG_MAX), slugs),
        name: record.name,
        position: record.position ?? index + 1,
        created_at: run.startedAt,
      });
      line.record(waiting.targetId);
      return line;
    });
  }

  async prepare(run: ImportRun, lines: WaitingLine[]): Promise<PreparedLine[]> {
    const records = lines.map((line) => JSON.parse(line.payload) as TagRecord);
    const around = await this.surroundings(run, records);
    const descriptions = await this.texts.write(
      run,
      records.map(({ description }) => ({
        body: { bodyMarkdown: description },
        threadId: null,
      })),
    );
    return lines.map((waiting, index) =>
      tag(new PreparedLine(run, waiting), records[index]!, descriptions[index]!, around),
    );
  }

  /** Main tags for names, made where they are missing; again when somebody was quicker. */
  async ensure(names: readonly string[], at: Date): Promise<Map<string, string>> {
    const byKey = new Map(names.map((name) => [name.toLowerCase(), name]));
    for (let attempt = 1; ; attempt++) {
      const known = await this.places.tagsByName([...byKey.keys()]);
      const missing = [...byKey].flatMap(([key, name]) => (known.has(key) ? [] : [name]));
      if (missing.length === 0) return new Map([...known].map(([key, tag]) => [key, tag.mainId]));
      try {
        await this.make(missing, at);
      } catch (error) {
        if ((error as { code?: string }).code !== '23505' || attempt === ATTEMPTS) throw error;
      }
    }
  }

  private async make(names: readonly string[], at: Date): Promise<void> {
    const bases = names.map((name) => slugify(name, 'tag', SLUG_MAX));
    const slugs = await this.places.tagSlugs(bases);
    const rows = new TableRows();
    for (const [index, name] of names.entries()) {
      const slug = takeSlug(bases[index]!, slugs);
      rows.add('tags', { ...EMPTY, id: uuidv7(), slug, name, created_at: at });
    }
    await this.bulk.write([rows]);
  }

  private async surroundings(run: ImportRun, records: TagRecord[]): Promise<Surroundings> {
    const groups = records.flatMap(({ group }) => group ?? []);
    const mains = records.flatMap(({ synonymOf }) => synonymOf?.toLowerCase() ?? []);
    return {
      known: await this.places.tagsByName(records.map(({ name }) => name.toLowerCase())),
      slugs: await this.places.tagSlugs(records.map(slugOf)),
      groups: await this.places.targets(run.source, 'tagGroup', groups),
      mains: await this.places.targets(run.source, 'tag', mains),
    };
  }
}

const EMPTY = { description_markdown: '', description_html: '' };

const slugOf = ({ slug, name }: TagRecord): string => slugify(slug ?? name, 'tag', SLUG_MAX);

function tag(
  line: PreparedLine,
  record: TagRecord,
  description: ImportedText,
  { known, slugs, groups, mains }: Surroundings,
): PreparedLine {
  const existing = known.get(record.name.toLowerCase());
  const id = existing?.id ?? line.waiting.targetId;
  if (!existing) {
    const groupId = record.group ? (groups.get(record.group) ?? null) : null;
    const mainId = record.synonymOf ? (mains.get(record.synonymOf.toLowerCase()) ?? null) : null;
    if (record.group && !groupId) line.note('unknown_tag_group', record.group);
    // What somebody described, grouped or equated was chosen as a word for all to see.
    const isChosen = Boolean(record.description || record.group || record.synonymOf);
    line.rows.add('tags', {
      id,
      slug: takeSlug(slugOf(record), slugs),
      name: record.name,
      description_markdown: description.markdown,
      description_html: description.html,
      group_id: groupId,
      synonym_of_id: mainId,
      listed_at: isChosen ? line.run.startedAt : null,
      created_at: line.waiting.at ?? line.run.startedAt,
    });
  }
  line.record(id);
  line.redirect('tag_id', id, record.paths, record.name);
  return line;
}
