import type { ImportProgress } from '@parvis/importer';

/** Where some long work stands; `phase` is one of an import's, or a word to be shown as it is. */
export interface Progress {
  phase: string;
  done: number;
  total: number;
}

const WORDS: Record<string, string> = {
  reading: 'Reading',
  arranging: 'Arranging',
  writing: 'Writing',
  settling: 'Counting',
} satisfies Record<ImportProgress['phase'], string>;
const BAR = 30;
const TERMINAL_MS = 100;
const PLAIN_MS = 5_000;

/** A bar that redraws itself on a terminal; elsewhere a plain line now and then. */
export class ProgressLine {
  private shownAt = 0;
  private phase = '';
  private readonly began: number;

  constructor(
    private readonly out: Pick<NodeJS.WriteStream, 'write' | 'isTTY'> = process.stderr,
    private readonly now: () => number = Date.now,
  ) {
    this.began = now();
  }

  show({ phase, done, total }: Progress): void {
    const pause = this.out.isTTY ? TERMINAL_MS : PLAIN_MS;
    const isNew = phase !== this.phase;
    if (!isNew && done < total && this.now() - this.shownAt < pause) return;
    if (!isNew && done >= total && !this.out.isTTY) return;
    this.shownAt = this.now();
    this.phase = phase;
    const text = this.line(WORDS[phase] ?? phase, total > 1 ? done / total : null);
    this.out.write(this.out.isTTY ? `\r\x1b[K${text}` : `${text}\n`);
  }

  /** Leaves the terminal's line free again. */
  end(): void {
    if (this.out.isTTY && this.phase) this.out.write('\r\x1b[K');
  }

  private line(word: string, share: number | null): string {
    const seconds = `${Math.round((this.now() - this.began) / 1000)} s`;
    if (share === null) return `${word} …  ${seconds}`;
    const percent = `${Math.floor(share * 100)} %`.padStart(5);
    if (!this.out.isTTY) return `${word} ${percent}  ${seconds}`;
    const full = Math.round(Math.min(1, share) * BAR);
    return `${word.padEnd(9)} ${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${percent}  ${seconds}`;
  }
}
