import type { MemberFace, RoomFace, TagFace } from '$lib/ui/shapes';

/** A tag or a room in which somebody knows his way. */
export interface Scope {
  tag: TagFace | null;
  room: (Pick<RoomFace, 'slug' | 'name'> & { colour?: string }) | null;
}

/** What somebody is worth in a tag or a room. */
export interface ExpertiseFace extends Scope {
  /** 0 to 1. */
  score: number;
  answers: number;
  accepted: number;
  verified: number;
  upVotes: number;
  downVotes: number;
  verifiedUntil: string | null;
  rank: number | null;
}

/** A line of a directory. */
export interface ExpertFace {
  member: MemberFace;
  score: number;
  verifiedUntil: string | null;
  answers: number;
  accepted: number;
  verified: number;
  knows: (Scope & { isVerified: boolean })[];
}

/** What expertise is computed with. */
export interface Formula {
  halfLifeDays: number;
  minimumScore: number;
  z: number;
  acceptedWeight: number;
  verifiedWeight: number;
}

/** How a tag or room is called. */
export const nameOf = ({ tag, room }: Scope): string => tag?.name ?? room?.name ?? '';

/** Scores are shown from 0 to 100. */
export const points = (score: number): number => Math.round(score * 100);
