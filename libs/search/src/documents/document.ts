import type { ThreadKind } from '@parvis/forum';

/** What the index holds; experts are members that carry `isExpert`. */
export type DocumentKind = 'thread' | 'post' | 'member' | 'tag';
export const DOCUMENT_KINDS: readonly DocumentKind[] = ['tag', 'member', 'thread', 'post'];

interface Indexed {
  id: string;
  /** Of all that is indexed: differs as soon as the live rows say something else. */
  fingerprint: string;
}

/** A standing thread with the text of all its standing posts, long ones cut. */
export interface ThreadDocument extends Indexed {
  number: number;
  roomId: string;
  /** Whose words these are: everybody's, members' or those of the room alone. */
  vocabulary: VocabularyScope;
  kind: ThreadKind;
  language: string;
  title: string;
  tagIds: string[];
  tagNames: string[];
  authorId: string;
  isSolved: boolean;
  isAnsweredByExpert: boolean;
  createdAt: Date;
  lastPostAt: Date;
  voteScore: number;
  replyCount: number;
  /** How good a find it is whatever was asked, from 0; solved, voted, read and recent are more. */
  quality: number;
  opening: string;
  answer: string;
  replies: string;
}

/** A standing post of a standing thread. What its thread is stands on it, to be filtered by. */
export interface PostDocument extends Indexed {
  threadId: string;
  number: number;
  roomId: string;
  vocabulary: VocabularyScope;
  kind: ThreadKind;
  language: string;
  title: string;
  tagIds: string[];
  authorId: string;
  isSolved: boolean;
  isAnswer: boolean;
  isAnsweredByExpert: boolean;
  createdAt: Date;
  voteScore: number;
  quality: number;
  text: string;
}

/** Whoever has not been erased. */
export interface MemberDocument extends Indexed {
  handle: string;
  name: string;
  bio: string;
  isExpert: boolean;
  createdAt: Date;
  voteScore: number;
  quality: number;
}

/** A main tag with the synonyms that staff listed. */
export interface TagDocument extends Indexed {
  slug: string;
  name: string;
  synonyms: string[];
  description: string;
  createdAt: Date;
  quality: number;
}

export interface DocumentOf {
  thread: ThreadDocument;
  post: PostDocument;
  member: MemberDocument;
  tag: TagDocument;
}

/** `public`, `members`, or the id of a private room. */
export type VocabularyScope = string;
