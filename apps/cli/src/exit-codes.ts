/** What a command answers to the shell; `docs/import.md` lists them for scripts. */
export const EXIT = {
  done: 0,
  failed: 1,
  /** No such command or option. */
  misused: 2,
  /** Everything else is in; the loss report names what is not, or not as it was. */
  withLosses: 3,
} as const;

/** The call itself is wrong; answered with the usage of the command. */
export class UsageError extends Error {
  override name = 'UsageError';
}
