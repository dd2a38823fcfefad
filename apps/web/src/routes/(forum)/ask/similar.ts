import type { StoredHtml } from '$lib/prose/stored-html';
import type { MemberFace } from '$lib/ui/shapes';

/** A question that may be the one being asked, with its solution to read in place. */
export interface SimilarQuestion {
  number: number;
  slug: string;
  title: string;
  /** Escaped text with marks. */
  titleHtml: string;
  language: string;
  isSolved: boolean;
  isNearDuplicate: boolean;
  replyCount: number;
  sameQuestionCount: number;
  viewerHasSameQuestion: boolean;
  author: MemberFace;
  answer: { number: number; author: MemberFace; body: StoredHtml } | null;
}
