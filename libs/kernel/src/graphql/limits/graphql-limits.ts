/** What one operation may ask for. The engine adds 1,000 tokens, the endpoint the size of the body. */
export const graphqlLimits = {
  /** Fields within fields; fragments do not count. */
  depth: 10,
  /** Renamed fields, `__typename` among them, counted as often as their fragment is spread. */
  aliases: 15,
  directives: 20,
  /** Fields of Query or Mutation in one operation. */
  rootFields: 10,
  /** Nodes of all connections together, as if every page were full. */
  nodes: 10_000,
} as const;
