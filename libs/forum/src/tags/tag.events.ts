import type { Hint } from '@parvis/kernel';

declare module '@parvis/kernel' {
  interface DomainEvents {
    'tag.created': { tagId: string; name: string };
    'tag.changed': { tagId: string; changes: string[] };
    'tag.synonym_added': { tagId: string; synonymId: string; name: string };
    'tag.synonym_removed': { tagId: string; name: string };
    'tag_group.created': { groupId: string };
    'tag_group.changed': { groupId: string; changes: string[] };
    'tag_group.deleted': { groupId: string; name: string };
  }
}

/** Drops what was cached of these tags' pages. */
export const tagHints = (slugs: readonly string[]): Hint[] =>
  slugs.map((id) => ({ topic: 'tag', id }));

/** Drops the list of tags as well: a name, a group or an order changed. */
export const tagListHints = (slugs: readonly string[]): Hint[] => [
  ...tagHints(slugs),
  { topic: 'lists', id: '*' },
];
