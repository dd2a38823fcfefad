import type { Software } from '../format/records.js';

/**
 * How far an import is: every phase is entered by a commit, so a killed one is taken up there. One
 * that was given up for another file of its source is abandoned.
 */
export type ImportPhase = 'reading' | 'writing' | 'settling' | 'done' | 'abandoned';

/** What the operator chose; kept with the import, so that going on means going on alike. */
export interface ImportOptions {
  /** Names the community whose ids these are; from the file when left out. */
  source?: string;
  /** Whose old addresses to redirect; guessed from the file when left out. */
  software?: Software;
  /** Lets roles and room moderators of the file be so here. Off, they become members. */
  keepRoles?: boolean;
  /** Takes name, colour and tagline of the community over as the brand's. */
  brand?: boolean;
}

export interface ImportCounts {
  /** Lines by type as the file has them, wrong ones among them. */
  lines: Record<string, number>;
  /** Lines by type that an earlier import had brought already. */
  known: Record<string, number>;
  /** How often a field held something that has no place here, as `user.location`. */
  unplaced: Record<string, number>;
  /** Replies that the file calls accepted. */
  accepted: number;
}

/** One import of one file. */
export interface ImportRun {
  id: string;
  source: string;
  fileName: string;
  options: Required<Omit<ImportOptions, 'source'>> & { language: string; name: string };
  phase: ImportPhase;
  /** Lines of the file that are staged or lost. */
  linesDone: number;
  /** Staged lines that stand in the forum, in the order they are written. */
  rowsDone: number;
  counts: ImportCounts;
  startedAt: Date;
  finishedAt: Date | null;
}

export interface ImportProgress {
  phase: 'reading' | 'arranging' | 'writing' | 'settling';
  done: number;
  /** In the unit of `done`: bytes while reading, lines while writing. */
  total: number;
}

export const emptyCounts = (): ImportCounts => ({
  lines: {},
  known: {},
  unplaced: {},
  accepted: 0,
});
