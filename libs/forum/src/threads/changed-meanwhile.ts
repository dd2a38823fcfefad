/**
 * What a transaction read before it held the locks is no longer true. Carries PostgreSQL's code
 * of a serialisation failure, so that `db.tx` runs the closure again.
 */
export class ChangedMeanwhile extends Error {
  readonly code = '40001';

  constructor() {
    super('changed meanwhile');
  }
}
