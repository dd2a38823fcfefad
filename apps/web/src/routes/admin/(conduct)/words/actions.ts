/** What may happen to a text that holds a watched word. */
export const actions = [
  'block',
  'censor',
  'hold',
  'flag',
  'tag',
  'replace',
  'link',
  'silence',
] as const;

/** How a pattern is read. */
export const forms = ['literal', 'wildcard', 'regex'] as const;
