import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** Bytes of an upload: base64 in JSON; the pages, which call in process, hand over the bytes. */
export const BytesScalar = new GraphQLScalarType<Uint8Array, string>({
  name: 'Bytes',
  description: 'Bytes as base64. A request holds at most 256 KiB in all.',
  serialize: (value) => Buffer.from(value as Uint8Array).toString('base64'),
  parseValue: (value) => (value instanceof Uint8Array ? value : bytesOf(value)),
  parseLiteral: (node) => bytesOf(node.kind === Kind.STRING ? node.value : null),
});

function bytesOf(value: unknown): Uint8Array {
  if (typeof value !== 'string' || !/^[A-Za-z0-9+/_-]*={0,2}$/.test(value)) {
    throw new GraphQLError('Bytes are written in base64.');
  }
  return Buffer.from(value, 'base64');
}
