/** A list that is not sent as data; see `$lib/server/on-server`. */
export class ListOnServer<T> extends Array<T> {}

export const listOnServerTransport = {
  encode: (value: unknown) => value instanceof ListOnServer,
  decode: () => [] as never[],
};
