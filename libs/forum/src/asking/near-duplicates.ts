import type { Viewer } from '@parvis/kernel';

/** A question as it was written, checked and rendered, but not opened yet. */
export interface AskedQuestion {
  title: string;
  /** The words of its text, without markup. */
  bodyText: string;
  /** Two letters (ISO 639-1). */
  language: string;
  roomId: string;
}

/**
 * The port through which the forum learns that a question was asked before. It is asked before the
 * transaction opens; search provides it. Implementations must not throw when their engine is
 * away: then nothing is alike.
 */
export abstract class NearDuplicates {
  /**
   * Ids of standing questions that almost surely ask the same, the most alike first, at most 5,
   * of those that the viewer may see. The forum asks its policy again of each.
   */
  abstract find(viewer: Viewer, question: AskedQuestion): Promise<string[]>;
}

/** Finds none: what holds where no search is wired in. */
export class NoNearDuplicates extends NearDuplicates {
  async find(): Promise<string[]> {
    return [];
  }
}
