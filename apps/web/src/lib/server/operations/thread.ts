import type { RoomFace, TagFace, ThreadFace, ThreadKind } from '$lib/ui/shapes';
import { fragment } from './document';
import { type MemberAnswer, memberFace, toMemberFace } from './member';

/** What a list shows of a thread. */
export const threadFace = fragment(
  /* GraphQL */ `
  fragment ThreadFace on Thread {
    number slug title kind language state createdAt lastPostAt replyCount voteScore
    isSolved isAnsweredByExpert isPinned
    author { ...MemberFace }
    room { slug name colour }
    tags { slug name }
  }
  `,
  memberFace,
);

export interface ThreadAnswer {
  number: number;
  slug: string;
  title: string;
  kind: ThreadKind;
  language: string;
  state: 'open' | 'locked' | 'archived';
  createdAt: string;
  lastPostAt: string;
  replyCount: number;
  voteScore: number;
  isSolved: boolean;
  isAnsweredByExpert: boolean;
  isPinned: boolean;
  author: MemberAnswer;
  room: RoomFace;
  tags: TagFace[];
}

export interface ThreadPage {
  nodes: ThreadAnswer[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export function toThreadFace({ author, voteScore, state, ...thread }: ThreadAnswer): ThreadFace {
  return {
    ...thread,
    author: toMemberFace(author),
    voteCount: voteScore,
    isLocked: state !== 'open',
    unreadCount: 0,
  };
}
