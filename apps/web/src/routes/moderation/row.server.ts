import { fragment } from '$lib/server/operations/document';
import { type MemberAnswer, memberFace, toMemberFace } from '$lib/server/operations/member';
import type { Action, ActionKind, ReviewRow, RoomName, Verb } from './shapes';

export const rowFields = fragment(
  /* GraphQL */ `
  fragment ReviewRow on Reviewable {
    id kind state score level version contentHash openCount openedAt
    author { ...MemberFace }
    room { id slug name colour }
    title excerpt
    reasons { code name }
    claimedBy { handle name }
    waitingDecision { verb decidedBy { ...MemberFace } }
    possibleActions viewerCanDecide
  }
  `,
  memberFace,
);

export interface RowAnswer
  extends Pick<
    ReviewRow,
    | 'id'
    | 'kind'
    | 'state'
    | 'score'
    | 'level'
    | 'version'
    | 'contentHash'
    | 'openCount'
    | 'openedAt'
    | 'claimedBy'
  > {
  author: MemberAnswer | null;
  room: RoomName | null;
  title: string | null;
  excerpt: string;
  reasons: { code: string; name: string }[];
  waitingDecision: { verb: Verb; decidedBy: MemberAnswer | null } | null;
  possibleActions: ActionKind[];
  viewerCanDecide: boolean;
}

/** Tried in this order; a silence of one day is the mildest thing that stops a newcomer. */
const DEFAULTS: Action[] = [
  { kind: 'hide' },
  { kind: 'remove' },
  { kind: 'refuse' },
  { kind: 'uphold' },
  { kind: 'silence', hours: 24 },
];

const defaultAction = (possible: ActionKind[]): Action | null =>
  DEFAULTS.find(({ kind }) => possible.includes(kind)) ?? null;

const EXCERPT = 140;

/** The beginning of a text without the signs of its Markdown; enough to know it again in a list. */
export function excerptOf(markdown: string): string {
  const start = markdown.slice(0, 3 * EXCERPT);
  const words = SIGNS.test(start) ? withoutSigns(start) : start;
  return words.length > EXCERPT ? `${words.slice(0, EXCERPT)}…` : words;
}

const SIGNS = /[*_`#>~|[\n]/;

const withoutSigns = (markdown: string) =>
  markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`#>~|]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();

export function toRow(answer: RowAnswer): ReviewRow {
  const { author, waitingDecision, possibleActions, viewerCanDecide, ...row } = answer;
  return {
    ...row,
    author: author && toMemberFace(author),
    title: row.title ?? '',
    excerpt: excerptOf(row.excerpt),
    reasons: row.reasons.map(({ name }) => name),
    decision: waitingDecision && {
      verb: waitingDecision.verb,
      decidedBy: waitingDecision.decidedBy && toMemberFace(waitingDecision.decidedBy),
    },
    canDecide: viewerCanDecide,
    defaultAction: defaultAction(possibleActions),
  };
}
