import { LOCALES, type Locale, ROLES, repairText } from '@parvis/kernel';
import type { SourceBody } from '../bodies/index.js';
import type { Fields } from './fields.js';
import type { ReadingRules } from './reading-rules.js';
import type { ReadLine, UserRecord } from './records.js';

/** Names of organisations are long; the limit for typed ones does not bind what was signed. */
const NAME_MAX = 200;
const BIO_MAX = 20_000;
const LINK_MAX = 500;
const INTERESTS_MAX = 20;

export function readUser(
  fields: Fields,
  { keepRoles }: ReadingRules,
): Omit<ReadLine, 'line' | 'type'> {
  const username = fields.requiredLine('username', NAME_MAX);
  const record: UserRecord = {
    username,
    name: fields.line('displayName', NAME_MAX) ?? username,
    bio: bio(fields),
    interests: fields
      .list('interests', (entry) => entry.requiredLine('interests', 40))
      .slice(0, INTERESTS_MAX),
    locale: locale(fields),
    timeZone: timeZone(fields),
    role: keepRoles ? role(fields) : 'member',
    trustLevel: fields.integer('trustLevel', 0, 4) ?? 0,
    lastSeenAt: fields.date('lastSeenAt')?.toISOString() ?? null,
    paths: paths(fields),
  };
  fields.recount('posts');
  const at = fields.date('createdAt') ?? fields.date('firstPostAt');
  return { sourceId: fields.requiredId('id'), record, at };
}

/** Old addresses that a line names itself; they redirect to what it became. */
export function paths(fields: Fields): string[] {
  return fields.list('paths', (entry) => entry.requiredLine('paths', LINK_MAX)).filter(isPath);
}

const isPath = (path: string): boolean => /^\/[^/\\\s][^\\\s]*$/.test(path);

function bio(fields: Fields): SourceBody | null {
  const markdown = fields.text('bio');
  if (markdown !== null) return { bodyMarkdown: short(fields, 'bio', markdown) };
  const html = fields.text('aboutHtml');
  return html === null ? null : { bodyHtml: short(fields, 'aboutHtml', html) };
}

const short = (fields: Fields, name: string, text: string) =>
  fields.cut(name, repairText(text, { multiline: true }), BIO_MAX);

/** Languages we do not speak are read in the default one; that is a loss of the field alone. */
function locale(fields: Fields): Locale | null {
  const word = fields.line('locale', 40)?.slice(0, 2).toLowerCase();
  return LOCALES.find((known) => known === word) ?? null;
}

function timeZone(fields: Fields): string | null {
  const name = fields.line('timeZone', 60);
  if (name === null) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** `role`, or the flags some sources have instead. */
function role(fields: Fields): UserRecord['role'] {
  const named = fields.word('role', ROLES);
  const [admin, moderator] = [fields.flag('admin'), fields.flag('moderator')];
  return named ?? (admin ? 'admin' : moderator ? 'moderator' : 'member');
}
