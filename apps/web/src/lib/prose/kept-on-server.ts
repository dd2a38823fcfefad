/** A list that is not sent as data; see `$lib/server/on-server`. */
export class ListOnServer<T> extends Array<T> {}

/** A record that is not sent as data. */
export class RecordOnServer {}

export const listOnServerTransport = {
  encode: (value: unknown) => value instanceof ListOnServer,
  decode: () => [] as never[],
};

export const recordOnServerTransport = {
  encode: (value: unknown) => value instanceof RecordOnServer,
  decode: () => ({}),
};
