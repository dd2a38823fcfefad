import type { DocumentKind } from '../../documents/document.js';

const standing = (alias: string): string =>
  `${alias}.withdrawn_at is null and ${alias}.removed_at is null`;

const inRooms = (column: string): string => `(:rooms::uuid[] is null or ${column} = any(:rooms))`;

/** Looked up for each document, which `offset` sees to: there are always fewer finds than threads. */
const standingThread = (on: string): string => `join lateral (
  select 1 from threads thread where thread.id = ${on} and ${standing('thread')}
    and thread.merged_into_id is null and ${inRooms('thread.room_id')} offset 0) standing on true`;

/**
 * Joins a document, under the alias `document`, with the rows as they are at this moment. The
 * index may lag behind; what was removed, moved or closed a moment ago is not found all the same.
 */
export const VISIBLE: Record<DocumentKind, string> = {
  thread: standingThread('document.id'),
  post: `join posts post on post.id = document.id and ${standing('post')}
    ${standingThread('post.thread_id')}`,
  member: 'join members member on member.id = document.id and member.erased_at is null',
  // As `tagPolicy.see`: listed, carried in public, or carried where the viewer may look.
  tag: `join tags tag on tag.id = document.id and tag.synonym_of_id is null
    and (:rooms::uuid[] is null or tag.listed_at is not null or tag.thread_count > 0
      or exists (select 1 from thread_tags carried ${standingThread('carried.thread_id')}
                 where carried.tag_id = tag.id))`,
};
