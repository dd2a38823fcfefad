/** What somebody is worth in a tag, in a room, or, with neither, in all that is public. */
export interface Expertise {
  memberId: string;
  tagId: string | null;
  roomId: string | null;
  score: number;
  answers: number;
  accepted: number;
  verified: number;
  upVotes: number;
  downVotes: number;
  verifiedUntil: Date | null;
  verifiedById: string | null;
}

/** A line of a directory: somebody and what he is worth in the scope that was asked for. */
export type Expert = Expertise;

/** What a directory is of; with neither, of the whole forum. */
export interface ExpertScope {
  tagId: string | null;
  roomId: string | null;
}

export const WHOLE_FORUM: ExpertScope = { tagId: null, roomId: null };
