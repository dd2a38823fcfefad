import { storedHtml } from '$lib/prose/stored-html';
import type { LabelFace, PostFace, VerifierFace } from '$lib/thread/faces';
import type { ReactionKind, ThreadKind } from '$lib/ui/shapes';
import { fragment } from './document';
import { type MemberAnswer, memberFace, toMemberFace } from './member';

/** A post as every reader sees it. */
export const postFace = fragment(
  /* GraphQL */ `
  fragment PostFace on Post {
    id number state bodyHtml createdAt editedAt voteScore isAnswer removalClause { code title }
    author { ...MemberFace }
    authorLabel { kind verifiedUntil tag { name } room { name } }
    isVerifiedAnswer verifications { label member { id handle name } }
    replyTo { number author { name } }
    reactions { kind count }
  }
  `,
  memberFace,
);

/** What the signed-in reader did with a post and may do. */
export const postOfViewer = fragment(/* GraphQL */ `
  fragment PostOfViewer on Post {
    reactions { viewerHasReacted }
    viewerVote viewerHasBookmarked
    viewerCanReact viewerCanVote viewerCanEdit viewerCanWithdraw viewerCanRestore
    viewerCanChooseAsAnswer viewerCanVerify viewerHasVerified viewerCanFlag viewerFlags { id }
    withheldHtml removalStatement { number }
  }
`);

export interface PostAnswer {
  id: string;
  number: number;
  state: 'standing' | 'withdrawn' | 'hidden' | 'removed';
  removalClause: { code: string; title: string } | null;
  bodyHtml: string | null;
  createdAt: string;
  editedAt: string | null;
  voteScore: number;
  isAnswer: boolean;
  author: MemberAnswer;
  authorLabel: {
    kind: LabelFace['kind'];
    verifiedUntil: string | null;
    tag: { name: string } | null;
    room: { name: string } | null;
  };
  isVerifiedAnswer: boolean;
  verifications: {
    label: VerifierFace['label'];
    member: { id: string; handle: string; name: string };
  }[];
  replyTo: { number: number; author: { name: string } } | null;
  reactions: { kind: ReactionKind; count: number; viewerHasReacted?: boolean }[];
  viewerVote?: number;
  viewerHasBookmarked?: boolean;
  viewerCanReact?: boolean;
  viewerCanVote?: boolean;
  viewerCanEdit?: boolean;
  viewerCanWithdraw?: boolean;
  viewerCanRestore?: boolean;
  viewerCanChooseAsAnswer?: boolean;
  viewerCanVerify?: boolean;
  viewerHasVerified?: boolean;
  viewerCanFlag?: boolean;
  viewerFlags?: { id: string }[];
  withheldHtml?: string | null;
  removalStatement?: { number: number } | null;
}

interface Surroundings {
  kind: ThreadKind;
  language: string;
  canReply: boolean;
  isSignedIn: boolean;
  canModerate: boolean;
  /** Who reads; nobody opens a case on himself. */
  viewerHandle?: string;
}

const toLabelFace = ({ kind, verifiedUntil, tag, room }: PostAnswer['authorLabel']): LabelFace => ({
  kind,
  place: tag?.name ?? room?.name ?? null,
  until: verifiedUntil,
});

/** Answers of questions and the opening of an idea are voted on; nothing else is. */
const isVotedOn = (post: PostAnswer, kind: ThreadKind) =>
  (kind === 'question' && post.number > 1) || (kind === 'idea' && post.number === 1);

export function toPostFace(
  event: { isDataRequest: boolean },
  post: PostAnswer,
  { kind, language, canReply, isSignedIn, canModerate, viewerHandle }: Surroundings,
): PostFace {
  return {
    id: post.id,
    number: post.number,
    author: toMemberFace(post.author),
    label: toLabelFace(post.authorLabel),
    verifiedBy: post.verifications.map(({ label, member }) => ({ ...member, label })),
    createdAt: post.createdAt,
    editedAt: post.editedAt,
    body: post.bodyHtml === null ? null : storedHtml(event, post.bodyHtml),
    state: post.state === 'standing' ? 'visible' : post.state,
    clause: post.removalClause,
    withheld: post.withheldHtml ? storedHtml(event, post.withheldHtml) : null,
    statement: post.removalStatement?.number ?? null,
    language,
    replyTo: post.replyTo && { number: post.replyTo.number, name: post.replyTo.author.name },
    votes: isVotedOn(post, kind)
      ? { count: post.voteScore, isMine: post.viewerVote === 1, isAllowed: !!post.viewerCanVote }
      : null,
    reactions: post.reactions.map(({ kind: reaction, count, viewerHasReacted }) => ({
      kind: reaction,
      count,
      isMine: !!viewerHasReacted,
    })),
    isAnswer: post.isAnswer,
    isBookmarked: !!post.viewerHasBookmarked,
    hasVerified: !!post.viewerHasVerified,
    isFlagged: !!post.viewerFlags?.length,
    isMine: post.author.handle === viewerHandle,
    can: {
      react: !!post.viewerCanReact,
      reply: canReply,
      bookmark: isSignedIn && post.state === 'standing',
      accept: !!post.viewerCanChooseAsAnswer,
      verify: !!post.viewerCanVerify,
      unverify: canModerate,
      edit: !!post.viewerCanEdit,
      withdraw: !!post.viewerCanWithdraw,
      restore: !!post.viewerCanRestore,
      flag: !!post.viewerCanFlag,
      openCase: canModerate && post.author.handle !== viewerHandle,
    },
  };
}
