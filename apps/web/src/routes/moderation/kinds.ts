import type { IconName } from '$lib/ui/icons';
import type { ReviewItem, ReviewRow, TargetKind } from './shapes';

export const kindIcons: Record<TargetKind, IconName> = {
  post: 'discussion',
  held_post: 'clock',
  member: 'member',
  appeal: 'history',
};

/** What a form says of an item, so that a decision is pinned to what was read. */
export const readMark = ({
  id,
  version,
  contentHash,
  defaultAction: own,
}: Pick<ReviewRow, 'id' | 'version' | 'contentHash' | 'defaultAction'>): string =>
  [id, version, contentHash, own ? [own.kind, own.hours].filter(Boolean).join(':') : ''].join('|');

/** Whose words say what a verb does: a post that is hidden already is shown again by `leave`. */
export const verbKind = (item: Pick<ReviewItem, 'kind' | 'post'>) =>
  item.kind === 'post' && item.post?.state === 'removed' ? 'hidden' : item.kind;
