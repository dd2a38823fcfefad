import type { IconName } from './icons';
import type { ReactionKind } from './shapes';

/** The kinds of reactions in the order they are shown. */
export const reactionIcons: Record<ReactionKind, IconName> = {
  like: 'thumb',
  thanks: 'heart',
  insightful: 'idea',
  celebrate: 'party',
  laugh: 'laugh',
};
export const reactionKinds = Object.keys(reactionIcons) as ReactionKind[];
