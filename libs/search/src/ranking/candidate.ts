/** What a member asks: the title alone while he writes it, with the body later. */
export interface SimilarityQuery {
  readonly title: string;
  readonly body?: string;
  /** Code of the language whose stems are compared: `en`, `fr`; others are compared unstemmed. */
  readonly language: string;
}

/** A thread that the first stage found, with as much of its text as ranking may read. */
export interface Candidate {
  readonly id: string;
  readonly title: string;
  /** Beginning of the opening post; 2,000 characters are plenty. */
  readonly body?: string;
  /** Beginning of the accepted answer. */
  readonly answer?: string;
  readonly tags?: readonly string[];
  readonly language: string;
  readonly isSolved?: boolean;
  /** Place in the first stage's list, from 1; absent when it has no order of its own. */
  readonly firstStageRank?: number;
}

export interface RankedCandidate {
  readonly id: string;
  /** From 0 to 1, falling along the list: how likely the thread is about what is asked. */
  readonly score: number;
  /** From 0 to 1, near 1 for the same words: how alike the two texts are, whatever else was found. */
  readonly likeness: number;
  /** What each part of the formula gave before its weight, for explanation and tests. */
  readonly why: Readonly<Record<string, number>>;
}
