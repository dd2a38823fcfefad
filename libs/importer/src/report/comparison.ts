/** What a file holds of one type, and where each of them is now. */
export interface TypeCount {
  /** A type of line, or `acceptedAnswer`. */
  type: string;
  inFile: number;
  inDatabase: number;
  /** Skipped, with its line and reason in the loss report. */
  inLossReport: number;
  /** Neither: this must be 0. */
  missing: number;
}

/** The proof that nothing went astray. */
export interface Comparison {
  counts: TypeCount[];
  /** Lines that are in, though not as they stood, by reason. */
  altered: Record<string, number>;
  /** Skipped lines by reason. */
  skipped: Record<string, number>;
  /** The first lines that are in neither place, for somebody to look at. */
  missing: { line: number; type: string; sourceId: string | null }[];
}

export const isComplete = ({ counts }: Comparison): boolean =>
  counts.every((count) => count.missing === 0);
