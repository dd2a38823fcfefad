import type { ExpertiseFace, Formula } from '$lib/experts/faces';
import { operation } from '$lib/server/operations/document';
import { type MemberAnswer, memberFace } from '$lib/server/operations/member';
import type { TagFace } from '$lib/ui/shapes';

const SCOPE = 'tag { slug name } room { slug name colour }';

export const EXPERT = operation(
  /* GraphQL */ `
  query Expert($handle: String!, $signedIn: Boolean!) {
    member(handle: $handle) {
      ...MemberFace
      id createdAt postCount bioHtml isExpert viewerCanVerifyExpert
      portrait: avatarUrl(size: 240)
      viewerIsFollowing @include(if: $signedIn)
      verifications { until ${SCOPE} }
      expertise(first: 20) {
        score answers accepted verified upVotes downVotes verifiedUntil rank ${SCOPE}
      }
      answersByTag(first: 8) {
        count
        tag { slug name }
        answers(first: 3) {
          id number bodyHtml createdAt voteScore isAnswer isVerifiedAnswer
          thread { number slug title language }
        }
      }
      articlesByTag(first: 8) {
        count
        tag { slug name }
        articles(first: 3) { number slug title language createdAt replyCount }
      }
    }
    expertiseFormula { halfLifeDays minimumScore z acceptedWeight verifiedWeight }
  }
`,
  memberFace,
);
export const FOLLOW = /* GraphQL */ `mutation FollowMember($id: ID!) { memberFollow(id: $id) { member { id } } }`;
export const UNFOLLOW = /* GraphQL */ `mutation UnfollowMember($id: ID!) { memberUnfollow(id: $id) { member { id } } }`;

interface Place {
  number: number;
  slug: string;
  title: string;
  language: string;
}
export interface AnswerOf {
  id: string;
  number: number;
  bodyHtml: string | null;
  createdAt: string;
  voteScore: number;
  isAnswer: boolean;
  isVerifiedAnswer: boolean;
  thread: Place;
}
export type ArticleOf = Place & { createdAt: string; replyCount: number };

export interface Answer {
  member:
    | (MemberAnswer & {
        id: string;
        createdAt: string;
        postCount: number;
        bioHtml: string;
        isExpert: boolean;
        viewerCanVerifyExpert: boolean;
        portrait: string | null;
        viewerIsFollowing?: boolean;
        verifications: {
          until: string;
          tag: TagFace | null;
          room: { slug: string; name: string } | null;
        }[];
        expertise: ExpertiseFace[];
        answersByTag: { count: number; tag: TagFace; answers: AnswerOf[] }[];
        articlesByTag: { count: number; tag: TagFace; articles: ArticleOf[] }[];
      })
    | null;
  expertiseFormula: Formula;
}

export type Known = NonNullable<Answer['member']>;
