import { type MemberAnswer, toMemberFace } from '$lib/server/operations/member';
import { type DecisionAnswer, toDecision } from './decision.server';
import { excerptOf } from './row.server';
import type { AppealFace, FlagFace, NoteFace, RecordFace, ReviewItem, Verb } from './shapes';

type WithMember<T, K extends keyof T> = Omit<T, K> & { [key in K]: MemberAnswer | null };
export type NoteAnswer = WithMember<NoteFace, 'author'>;

interface FlagAnswer extends Omit<FlagFace, 'code' | 'reason' | 'flagger' | 'parts'> {
  reason: { code: string; name: string };
  flagger: MemberAnswer | null;
  baseScore: number;
  trustScore: number;
  recordScore: number;
  reasonScore: number;
}

interface AppealAnswer extends Omit<AppealFace, 'messages' | 'canReply'> {
  viewerCanReply: boolean;
  messages: WithMember<AppealFace['messages'][number], 'author'>[];
}

interface EarlierAnswer extends Omit<ReviewItem['earlier'][number], 'title' | 'outcome'> {
  title: string | null;
  excerpt: string;
  decisions: { verb: Verb; state: string }[];
}

/** What a case holds beyond its line in the queue. */
export interface CaseAnswer
  extends Pick<ReviewItem, 'closedAt' | 'thread' | 'post' | 'possibleActions'> {
  content: {
    title: string | null;
    bodyMarkdown: string;
    bodyHtml: string;
    contentHash: string;
    takenAt: string;
    isCurrent: boolean;
  };
  heldPost: { hits: ReviewItem['hits'] } | null;
  appeal: AppealAnswer | null;
  flags: FlagAnswer[];
  waitingDecision: DecisionAnswer | null;
  decisions: DecisionAnswer[];
  notes: NoteAnswer[];
  suggestedClauseCode: string | null;
  viewerCannotDecideReason: string | null;
  viewerCanEscalate: boolean;
  viewerCanClaim: boolean;
  viewerCanRelease: boolean;
  record: (Omit<RecordFace, 'notes'> & { notes: NoteAnswer[] }) | null;
  earlier: EarlierAnswer[];
}

const face = (member: MemberAnswer | null) => member && toMemberFace(member);

export const toNote = (note: NoteAnswer): NoteFace => ({ ...note, author: face(note.author) });

export const toFlag = (flag: FlagAnswer): FlagFace => ({
  ...flag,
  code: flag.reason.code,
  reason: flag.reason.name,
  flagger: face(flag.flagger),
  parts: {
    base: flag.baseScore,
    trust: flag.trustScore,
    record: flag.recordScore,
    reason: flag.reasonScore,
  },
});

export const toAppeal = ({ viewerCanReply, messages, ...appeal }: AppealAnswer): AppealFace => ({
  ...appeal,
  canReply: viewerCanReply,
  messages: messages.map((message) => ({ ...message, author: face(message.author) })),
});

export function toCase(answer: CaseAnswer) {
  const { appeal, record, waitingDecision, decisions } = answer;
  return {
    closedAt: answer.closedAt,
    thread: answer.thread,
    post: answer.post,
    hits: answer.heldPost?.hits ?? [],
    appeal: appeal && toAppeal(appeal),
    flags: answer.flags.map(toFlag),
    waiting: waitingDecision && toDecision(waitingDecision),
    decisions: decisions.map(toDecision),
    notes: answer.notes.map(toNote),
    possibleActions: answer.possibleActions,
    suggestedClause: answer.suggestedClauseCode,
    canEscalate: answer.viewerCanEscalate,
    canClaim: answer.viewerCanClaim,
    canRelease: answer.viewerCanRelease,
    record: record && { ...record, notes: record.notes.map(toNote) },
    earlier: answer.earlier.map(({ title, excerpt, decisions: made, ...earlier }) => ({
      ...earlier,
      title: title || excerptOf(excerpt),
      outcome: made.filter(({ state }) => state === 'executed').at(-1)?.verb ?? null,
    })),
  };
}
