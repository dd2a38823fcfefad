/** The import cannot begin or go on; the message says what to do. Bad lines never throw this. */
export class ImportError extends Error {}
