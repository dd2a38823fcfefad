import type { Reviewable, ReviewableKind } from './reviewable.entity.js';

/** What a decision may do; `lock` is of the thread, `refuse` of a held post, `uphold` of an appeal. */
export type ActionKind =
  | 'hide'
  | 'remove'
  | 'lock'
  | 'silence'
  | 'suspend'
  | 'warn'
  | 'refuse'
  | 'uphold';
export const ACTION_KINDS: readonly ActionKind[] = [
  'hide',
  'remove',
  'lock',
  'silence',
  'suspend',
  'warn',
  'refuse',
  'uphold',
];

/** What acting may do to each kind of thing, the mildest on the thing first. */
const ON_THING: Record<ReviewableKind, readonly ActionKind[]> = {
  post: ['hide', 'remove', 'lock'],
  held_post: ['refuse'],
  member: [],
  appeal: ['uphold'],
};
const ON_AUTHOR: readonly ActionKind[] = ['warn', 'silence', 'suspend'];

/** Whether it is done to the author and not to what he wrote. */
export const isOnAuthor = (kind: ActionKind): boolean => ON_AUTHOR.includes(kind);

/** What a decision to act on this may consist of; nothing is done to an author who is gone. */
export function possibleActions(item: Pick<Reviewable, 'kind' | 'authorId'>): ActionKind[] {
  const onAuthor = item.authorId && item.kind !== 'appeal' ? ON_AUTHOR : [];
  return [...ON_THING[item.kind], ...onAuthor];
}
