/** One word of the command line. */
export interface Command {
  name: string;
  /** How it is called, for the usage. */
  call: string;
  /** What it does, in one line. */
  summary: string;
  /** Its options and exit codes. */
  details?: string;
  /** Answers with the exit code. */
  run(args: string[]): Promise<number>;
}
