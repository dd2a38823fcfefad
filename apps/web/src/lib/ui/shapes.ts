/** What the components show. A page's load maps the API's answer to these, or answers them as is. */

export type ThreadKind = 'question' | 'discussion' | 'idea' | 'article';

export type MemberMark = 'staff' | 'expert' | null;

export interface MemberFace {
  handle: string;
  name: string;
  avatarUrl: string | null;
  /** The brand's own people and its verified experts are told from customers at a glance. */
  mark: MemberMark;
}

export interface RoomFace {
  slug: string;
  name: string;
  /** `#rrggbb` */
  colour: string;
}

export interface TagFace {
  slug: string;
  name: string;
}

export interface ThreadFace {
  number: number;
  slug: string;
  title: string;
  kind: ThreadKind;
  language: string;
  author: MemberFace;
  /** Left out in a list of one room. */
  room?: RoomFace;
  tags: TagFace[];
  createdAt: string;
  lastPostAt: string;
  replyCount: number;
  voteCount: number;
  isSolved: boolean;
  isAnsweredByExpert: boolean;
  isPinned: boolean;
  isLocked: boolean;
  /** Posts since the reader's last visit; 0 for strangers. */
  unreadCount: number;
}

export type ReactionKind = 'like' | 'thanks' | 'insightful' | 'celebrate' | 'laugh';

export interface ReactionCount {
  kind: ReactionKind;
  count: number;
  isMine: boolean;
}

export interface DiffLine {
  change: 'same' | 'added' | 'removed';
  text: string;
}

export interface Option {
  value: string;
  label: string;
  hint?: string;
}
