import type { ExpertFace, Scope } from '$lib/experts/faces';
import { fragment } from './document';
import { type MemberAnswer, memberFace, toMemberFace } from './member';

/** What directories show of an expert. */
export const expertFace = fragment(
  /* GraphQL */ `
  fragment ExpertFace on Expert {
    score verifiedUntil answerCount acceptedCount verifiedCount
    member { ...MemberFace }
    expertise(first: 8) { isVerified tag { slug name } room { slug name } }
  }
  `,
  memberFace,
);

export interface ExpertAnswer {
  score: number;
  verifiedUntil: string | null;
  answerCount: number;
  acceptedCount: number;
  verifiedCount: number;
  member: MemberAnswer;
  expertise: (Scope & { isVerified: boolean })[];
}

/** A room is often called like one of its tags, so a line names tags, and rooms he is verified in. */
const KNOWN = 4;

/** Those whom the brand vouches for carry its mark. */
export function toExpertFace({ member, expertise, ...expert }: ExpertAnswer): ExpertFace {
  const face = toMemberFace(member);
  return {
    member: { ...face, mark: face.mark ?? (expert.verifiedUntil ? 'expert' : null) },
    score: expert.score,
    verifiedUntil: expert.verifiedUntil,
    answers: expert.answerCount,
    accepted: expert.acceptedCount,
    verified: expert.verifiedCount,
    knows: expertise.filter(({ tag, isVerified }) => tag || isVerified).slice(0, KNOWN),
  };
}
