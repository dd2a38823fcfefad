import type { ThreadKind } from '@parvis/forum';

/** A staged line whose turn has come, with every reference settled. */
export interface WaitingLine {
  line: number;
  type: 'room' | 'tagGroup' | 'tag' | 'user' | 'author' | 'thread' | 'post' | 'comment';
  sourceId: string;
  payload: string;
  at: Date | null;
  parent: string | null;
  kind: ThreadKind | null;
  targetId: string;
  openingId: string | null;
  roomId: string | null;
  threadId: string | null;
  authorId: string | null;
  replyToId: string | null;
  threadNumber: number | null;
  postNumber: number | null;
  position: number;
}
