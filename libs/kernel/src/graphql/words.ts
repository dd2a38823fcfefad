/** A GraphQL enum whose values are the words themselves, as the database holds them. */
export const words = <T extends string>(list: readonly T[]): Record<T, T> =>
  Object.fromEntries(list.map((word) => [word, word])) as Record<T, T>;
