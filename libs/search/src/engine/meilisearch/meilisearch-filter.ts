import type { EngineFilter, SearchScope } from '../search-request.js';

const quoted = (value: string): string =>
  `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
const oneOf = (attribute: string, values: readonly string[]): string =>
  `${attribute} IN [${values.map(quoted).join(', ')}]`;

const SETS = [
  ['roomIds', 'roomId'],
  ['tagIds', 'tagIds'],
  ['threadKinds', 'kind'],
  ['languages', 'language'],
  ['authorIds', 'authorId'],
] as const;

/** What the viewer may see, as the first condition: nothing is counted before it. */
export function scopeFilter({ rooms }: SearchScope): string[] {
  return rooms === 'all' ? [] : [oneOf('roomId', rooms)];
}

/** Conditions that must all hold. */
export function filterOf(filter: EngineFilter): string[] {
  const conditions: string[] = [];
  for (const [name, attribute] of SETS) {
    const values = filter[name] ?? [];
    if (name === 'tagIds') conditions.push(...values.map((id) => `${attribute} = ${quoted(id)}`));
    else if (values.length > 0) conditions.push(oneOf(attribute, values));
    const without = filter.not?.[name] ?? [];
    if (without.length > 0) conditions.push(`NOT ${oneOf(attribute, without)}`);
  }
  if (filter.isSolved !== undefined) conditions.push(`isSolved = ${filter.isSolved}`);
  if (filter.isAnsweredByExpert !== undefined) {
    conditions.push(`isAnsweredByExpert = ${filter.isAnsweredByExpert}`);
  }
  return [...conditions, ...datesOf(filter)];
}

export function datesOf({ from, to }: EngineFilter): string[] {
  return [
    ...(from ? [`createdAt >= ${from.getTime()}`] : []),
    ...(to ? [`createdAt < ${to.getTime()}`] : []),
  ];
}

/** Whether it asks for something that only threads and posts have. */
export const isAboutThreads = (filter: EngineFilter): boolean =>
  SETS.some(([name]) => filter[name]?.length) ||
  filter.isSolved !== undefined ||
  filter.isAnsweredByExpert !== undefined;
