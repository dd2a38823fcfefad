import { ROOM_POSTINGS, ROOM_VISIBILITIES, THREAD_KINDS } from '@parvis/forum';
import { repairText } from '@parvis/kernel';
import type { Fields } from './fields.js';
import { paths } from './people.js';
import type { ReadingRules } from './reading-rules.js';
import {
  type CommunityRecord,
  type ReadLine,
  type RoomRecord,
  SOFTWARES,
  type Software,
  type TagGroupRecord,
  type TagRecord,
} from './records.js';

type Read = Omit<ReadLine, 'line' | 'type'>;

const NAME_MAX = 200;
const TAG_MAX = 100;
const DESCRIPTION_MAX = 5_000;
const COLOUR = /^#[0-9a-f]{6}$/i;

export function readCommunity(fields: Fields): Read {
  const id = fields.requiredId('id');
  const name = fields.line('name', NAME_MAX) ?? id;
  const source = `${id} ${name} ${fields.line('source', 10_000) ?? ''}`;
  const record: CommunityRecord = {
    id,
    name,
    language: language(fields, 'language') ?? 'en',
    brandColour: colour(fields, 'brandColour'),
    tagline: tagline(fields),
    software: fields.word('software', SOFTWARES) ?? guessSoftware(source),
  };
  return { sourceId: id, record, at: null };
}

export function readRoom(fields: Fields, { keepRoles }: ReadingRules): Read {
  const record: RoomRecord = {
    name: fields.requiredLine('name', NAME_MAX),
    slug: fields.line('slug', NAME_MAX),
    description: multiline(fields, 'description'),
    colour: colour(fields, 'colour'),
    position: fields.integer('position'),
    parentId: fields.id('parentId'),
    kinds: fields
      .list('kinds', (entry) => entry.word('kinds', THREAD_KINDS))
      .filter((kind) => kind !== null),
    visibility: fields.word('visibility', ROOM_VISIBILITIES) ?? 'public',
    threadPosting: fields.word('threadPosting', ROOM_POSTINGS) ?? 'members',
    replyPosting: fields.word('replyPosting', ROOM_POSTINGS) ?? 'members',
    memberIds: fields.ids('memberIds'),
    moderatorIds: keepRoles ? fields.ids('moderatorIds') : [],
    paths: paths(fields),
  };
  fields.recount('nameAttested');
  return { sourceId: fields.requiredId('id'), record, at: null, parent: record.parentId };
}

export function readTagGroup(fields: Fields): Read {
  const record: TagGroupRecord = {
    name: fields.requiredLine('name', NAME_MAX),
    position: fields.integer('position'),
  };
  // Tags name their group, so its name is its key.
  fields.id('id');
  return { sourceId: record.name, record, at: null };
}

export function readTag(fields: Fields): Read {
  const record: TagRecord = {
    name: fields.requiredLine('name', TAG_MAX),
    slug: fields.line('slug', TAG_MAX),
    description: multiline(fields, 'description'),
    group: fields.line('group', NAME_MAX),
    synonymOf: fields.line('synonymOf', TAG_MAX),
    paths: paths(fields),
  };
  fields.recount('count');
  fields.id('id');
  const at = fields.date('createdAt');
  return { sourceId: record.name.toLowerCase(), record, at, parent: record.synonymOf };
}

/** Two small letters, from codes such as `fr-FR`. */
export function language(fields: Fields, name: string): string | null {
  const code = fields.line(name, 40)?.toLowerCase();
  return /^[a-z]{2}(?![a-z])/.exec(code ?? '')?.[0] ?? null;
}

function colour(fields: Fields, name: string): string | null {
  const value = fields.line(name, 20);
  return value && COLOUR.test(value) ? value.toLowerCase() : null;
}

function multiline(fields: Fields, name: string): string {
  const text = repairText(fields.text(name) ?? '', { multiline: true });
  return fields.cut(name, text, DESCRIPTION_MAX);
}

function tagline(fields: Fields): CommunityRecord['tagline'] {
  const both = fields.has('tagline') ? fields.group('tagline') : null;
  return { en: both?.line('en', NAME_MAX) ?? null, fr: both?.line('fr', NAME_MAX) ?? null };
}

function guessSoftware(text: string): Software {
  if (/stack ?exchange|stackoverflow/i.test(text)) return 'stackexchange';
  return /discourse/i.test(text) ? 'discourse' : 'other';
}
