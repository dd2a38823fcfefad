import type { StoredHtml } from '$lib/prose/stored-html';
import type { MemberFace, ReactionCount } from '$lib/ui/shapes';

export interface PostFace {
  id: string;
  number: number;
  author: MemberFace;
  createdAt: string;
  editedAt: string | null;
  /** Null when the words are gone: withdrawn by the author, removed by staff, erased by law. */
  body: StoredHtml | null;
  state: 'visible' | 'withdrawn' | 'removed' | 'erased';
  language?: string;
  replyTo: { number: number; name: string } | null;
  /** Null where posts are not voted on. */
  votes: { count: number; isMine: boolean; isAllowed: boolean } | null;
  reactions: ReactionCount[];
  isAnswer: boolean;
  isBookmarked: boolean;
  /** Whether the reader is choosing a reaction to it. */
  isChoosing?: boolean;
  /** What this reader may do; the page offers nothing else. */
  can: {
    react: boolean;
    reply: boolean;
    bookmark: boolean;
    accept: boolean;
    edit: boolean;
    withdraw: boolean;
    /** Bring back what he withdrew. */
    restore?: boolean;
  };
}
