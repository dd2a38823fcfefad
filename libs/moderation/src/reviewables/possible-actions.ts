import type { Reviewable, ReviewableKind } from './reviewable.entity.js';
import type { ReviewActionKind } from './reviewable.type.js';

/** What acting may do to each kind of thing, the mildest on the thing first. */
const ON_THING: Record<ReviewableKind, readonly ReviewActionKind[]> = {
  post: ['hide', 'remove', 'lock'],
  held_post: ['refuse'],
  member: [],
  appeal: ['uphold'],
};
const ON_AUTHOR: readonly ReviewActionKind[] = ['warn', 'silence', 'suspend'];

/** Whether it is done to the author and not to what he wrote. */
export const isOnAuthor = (kind: ReviewActionKind): boolean => ON_AUTHOR.includes(kind);

/** What a decision to act on this may consist of; nothing is done to an author who is gone. */
export function possibleActions(item: Pick<Reviewable, 'kind' | 'authorId'>): ReviewActionKind[] {
  const onAuthor = item.authorId && item.kind !== 'appeal' ? ON_AUTHOR : [];
  return [...ON_THING[item.kind], ...onAuthor];
}
