import type { StoredHtml } from '$lib/prose/stored-html';
import type { MemberFace, ReactionCount } from '$lib/ui/shapes';

/** As whom the author of a post speaks in its thread. */
export interface LabelFace {
  kind: 'staff' | 'expert' | 'customer';
  /** What an expert is verified in, as it is called. */
  place: string | null;
  /** Until when an expert is verified. */
  until: string | null;
}

/** Who says that an answer is right, and as whom. */
export interface VerifierFace {
  id: string;
  handle: string;
  name: string;
  label: 'staff' | 'expert';
}

export interface PostFace {
  id: string;
  number: number;
  author: MemberFace;
  label: LabelFace;
  /** Experts and staff who verified it, the earliest first. */
  verifiedBy: VerifierFace[];
  createdAt: string;
  editedAt: string | null;
  /** Null when the words are gone: withdrawn by the author, removed by staff, erased by law. */
  body: StoredHtml | null;
  state: 'visible' | 'withdrawn' | 'hidden' | 'removed' | 'erased';
  /** Under which clause of the charter the team hid or removed it. */
  clause?: { code: string; title: string } | null;
  /** Words that the team hid or removed, for their author and the moderators. */
  withheld?: StoredHtml | null;
  /** Number of the statement that says why, for those it is for. */
  statement?: number | null;
  language?: string;
  replyTo: { number: number; name: string } | null;
  /** Null where posts are not voted on. */
  votes: { count: number; isMine: boolean; isAllowed: boolean } | null;
  reactions: ReactionCount[];
  isAnswer: boolean;
  isBookmarked: boolean;
  /** Whether the reader is choosing a reaction to it. */
  isChoosing?: boolean;
  /** The reader wrote it. */
  isMine?: boolean;
  /** This reader verified it. */
  hasVerified?: boolean;
  /** This reader flagged it, and nobody decided yet or it stayed. */
  isFlagged?: boolean;
  /** What this reader may do; the page offers nothing else. */
  can: {
    react: boolean;
    reply: boolean;
    bookmark: boolean;
    accept: boolean;
    verify?: boolean;
    /** Take back the verification of somebody else. */
    unverify?: boolean;
    edit: boolean;
    withdraw: boolean;
    /** Bring back what he withdrew. */
    restore?: boolean;
    flag?: boolean;
    /** Staff opens a case without waiting for a flag. */
    openCase?: boolean;
  };
}
