import type { StoredHtml } from '$lib/prose/stored-html';
import type { MemberFace } from '$lib/ui/shapes';

/** What the moderators' pages show; the loads map the API's answers to these. */

export type TargetKind = 'post' | 'held_post' | 'member' | 'appeal';
export type ReviewState = 'open' | 'waiting' | 'closed';
export type Verb = 'act' | 'leave' | 'escalate' | 'reverse';
export type ActionKind =
  | 'hide'
  | 'remove'
  | 'lock'
  | 'silence'
  | 'suspend'
  | 'warn'
  | 'refuse'
  | 'uphold';

/** Silences and suspensions come in these steps; hours. */
export const steps = [24, 72, 168, 720] as const;

/** How long a thread is closed for, in hours; without any it stays closed. */
export const lockSteps = [4, 24, 168] as const;

export interface Action {
  kind: ActionKind;
  hours?: number | null;
}

export interface Clause {
  code: string;
  title: string;
  body: string;
  /** The key that chooses it; none left for a charter longer than the alphabet. */
  letter: string;
}

export interface RoomName {
  id: string;
  slug: string;
  name: string;
  colour: string;
}

export interface DecisionFace {
  id: string;
  verb: Verb;
  actions: Action[];
  clause: string | null;
  facts: string;
  decidedBy: MemberFace | null;
  isAutomated: boolean;
  state: 'waiting' | 'executed' | 'undone' | 'void';
  voidReason: string | null;
  decidedAt: string;
  /** Seconds until it is carried out, while it waits. */
  secondsLeft: number;
  viewerCanUndo: boolean;
}

export interface FlagFace {
  id: string;
  code: string;
  reason: string;
  flagger: MemberFace | null;
  source: 'member' | 'staff' | 'rule' | 'author';
  note: string;
  score: number;
  parts: { base: number; trust: number; record: number; reason: number };
  state: 'pending' | 'agreed' | 'disagreed' | 'ignored';
  createdAt: string;
}

export interface NoteFace {
  id: string;
  author: MemberFace | null;
  body: string;
  createdAt: string;
}

/** A line of the queue. */
export interface ReviewRow {
  id: string;
  kind: TargetKind;
  state: ReviewState;
  score: number;
  level: number;
  version: number;
  contentHash: string;
  openCount: number;
  openedAt: string;
  title: string;
  excerpt: string;
  author: MemberFace | null;
  room: RoomName | null;
  /** The reasons it was flagged for, each once. */
  reasons: string[];
  claimedBy: { handle: string; name: string } | null;
  decision: Pick<DecisionFace, 'verb' | 'decidedBy'> | null;
  canDecide: boolean;
  /** What `act` does unless told otherwise; null where it must be asked (an appeal). */
  defaultAction: Action | null;
}

export interface ContentFace {
  title: string | null;
  body: StoredHtml;
  markdown: string;
  contentHash: string;
  takenAt: string;
  isCurrent: boolean;
}

export interface AppealFace {
  id: string;
  state: string;
  canReply: boolean;
  statement: { number: number; title: string; body: string } | null;
  messages: {
    id: string;
    author: MemberFace | null;
    isStaff: boolean;
    body: string;
    createdAt: string;
  }[];
}

/** The author's past as the community keeps it. */
export interface RecordFace {
  trustLevel: number;
  joinedAt: string;
  postCount: number;
  removedPosts: number;
  heldPosts: number;
  warnings: number;
  silences: number;
  suspensions: number;
  flagsRaised: number;
  flagsAgreed: number;
  flagsDisagreed: number;
  sanctions: {
    id: string;
    kind: string;
    startsAt: string;
    endsAt: string | null;
    liftedAt: string | null;
  }[];
  notes: NoteFace[];
}

/** An item opened to be worked on. */
export interface ReviewItem extends ReviewRow {
  closedAt: string | null;
  content: ContentFace;
  thread: { number: number; slug: string; title: string; language: string } | null;
  post: { number: number; state: string } | null;
  hits: { rule: string; detail: string | null }[];
  appeal: AppealFace | null;
  flags: FlagFace[];
  waiting: DecisionFace | null;
  decisions: DecisionFace[];
  notes: NoteFace[];
  possibleActions: ActionKind[];
  suggestedClause: string | null;
  /** Why the viewer cannot decide, as a sentence. */
  refusal: string | null;
  canEscalate: boolean;
  canClaim: boolean;
  canRelease: boolean;
  isMine: boolean;
  record: RecordFace | null;
  earlier: {
    id: string;
    kind: TargetKind;
    state: ReviewState;
    openedAt: string;
    title: string;
    outcome: Verb | null;
  }[];
}

/** The words for a message that a decision would send. */
export interface MessagePreview {
  to: string;
  language: string;
  title: string;
  body: string;
}
