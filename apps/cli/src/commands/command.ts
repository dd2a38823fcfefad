/** One word of the command line. What it does is loaded when it is called: help needs none of it. */
export interface Command {
  name: string;
  /** How it is called, for the usage. */
  call: string;
  /** What it does, in one line. */
  summary: string;
  /** Its options and exit codes. */
  details?: string;
  /** The module whose `run` answers with the exit code. */
  load(): Promise<{ run(args: string[]): Promise<number> }>;
}
