/**
 * The embedded PostgreSQL cannot run here. `message` says what is wrong, `advice` what to do about
 * it; both are meant for the operator's terminal, a line each.
 */
export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError';

  constructor(
    message: string,
    readonly advice: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The way out that works when nothing else does. */
export const OWN_SERVER = 'Or run a PostgreSQL of your own and set DATABASE_URL.';

/** Turns a failed file operation into words; what it does not know it hands back unchanged. */
export function fileError(error: unknown, path: string): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EROFS':
      return new EmbeddedPostgresError(
        `${path} is on a read-only file system.`,
        `Set DATA_DIR to a folder that can be written. ${OWN_SERVER}`,
        { cause: error },
      );
    case 'EACCES':
    case 'EPERM':
      return new EmbeddedPostgresError(
        `${path} cannot be written by this user.`,
        `Give it to the user that runs Parvis, or set DATA_DIR to another folder. ${OWN_SERVER}`,
        { cause: error },
      );
    case 'ENOTDIR':
      return new EmbeddedPostgresError(
        `${path} cannot be made: a part of that path is a file.`,
        `Set DATA_DIR to a folder. ${OWN_SERVER}`,
        { cause: error },
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return new EmbeddedPostgresError(
        `The disk that holds ${path} is full.`,
        'Free some space and start again; nothing was lost.',
        { cause: error },
      );
    default:
      return error;
  }
}
