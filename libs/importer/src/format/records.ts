import type {
  ReactionKind,
  RoomPosting,
  RoomVisibility,
  ThreadKind,
  ThreadState,
} from '@parvis/forum';
import type { Locale, Role } from '@parvis/kernel';
import type { SourceBody } from '../bodies/index.js';

/** The kinds of lines a community file holds. */
export const LINE_TYPES = [
  'community',
  'room',
  'tagGroup',
  'tag',
  'user',
  'thread',
  'post',
  'comment',
] as const;
export type LineType = (typeof LINE_TYPES)[number];

export interface CommunityRecord {
  id: string;
  name: string;
  language: string;
  brandColour: string | null;
  tagline: { en: string | null; fr: string | null };
  software: Software;
}

/** Whose addresses the old paths imitate. */
export const SOFTWARES = ['discourse', 'stackexchange', 'other'] as const;
export type Software = (typeof SOFTWARES)[number];

export interface RoomRecord {
  name: string;
  slug: string | null;
  description: string;
  colour: string | null;
  position: number | null;
  parentId: string | null;
  kinds: ThreadKind[];
  visibility: RoomVisibility;
  threadPosting: RoomPosting;
  replyPosting: RoomPosting;
  memberIds: string[];
  moderatorIds: string[];
  paths: string[];
}

export interface TagGroupRecord {
  name: string;
  position: number | null;
}

export interface TagRecord {
  name: string;
  slug: string | null;
  description: string;
  group: string | null;
  synonymOf: string | null;
  paths: string[];
}

export interface UserRecord {
  username: string;
  name: string;
  bio: SourceBody | null;
  interests: string[];
  locale: Locale | null;
  timeZone: string | null;
  role: Role;
  trustLevel: number;
  lastSeenAt: string | null;
  paths: string[];
}

/** What a thread's opening and a reply have in common. */
export interface WritingRecord {
  body: SourceBody;
  editedAt: string | null;
  withdrawnAt: string | null;
  /** Hidden by the staff of the source. */
  isRemoved: boolean;
  likes: number;
  votes: number;
  reactions: { userId: string; kind: ReactionKind }[];
  memberVotes: { userId: string; value: 1 | -1 }[];
  revisions: { createdAt: string; bodyMarkdown: string; reason: string }[];
  bookmarkedByIds: string[];
  paths: string[];
}

export interface ThreadRecord extends WritingRecord {
  title: string;
  language: string | null;
  tags: string[];
  state: ThreadState;
  isPinned: boolean;
  views: number;
  sameQuestionIds: string[];
}

/** A line that was understood, ready to wait for its turn. */
export interface ReadLine {
  line: number;
  type: LineType;
  sourceId: string;
  /** One of the records above, as JSON. */
  record: object;
  at: Date | null;
  /** Room of a thread, thread of a post, whatever a comment stands under, parent of a room. */
  parent?: string | null;
  replyTo?: string | null;
  authorId?: string | null;
  authorName?: string | null;
  answerKey?: string | null;
  kind?: ThreadKind | null;
  isAnswer?: boolean;
  answerAt?: Date | null;
  answerBy?: string | null;
}
