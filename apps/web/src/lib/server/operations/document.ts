/** A fragment and those it needs, so that an operation holds each only once. */
export type Fragment = readonly string[];

export const fragment = (text: string, ...needs: Fragment[]): Fragment => [text, ...needs.flat()];

/** An operation with its fragments, each once however many ask for it. */
export const operation = (text: string, ...fragments: Fragment[]): string =>
  [text, ...new Set(fragments.flat())].join('\n');
