import words from '$lib/messages/en/audit.json';

type Key = keyof typeof words;
type After<Start extends string> = Key extends infer K
  ? K extends `${Start}.${infer Rest}`
    ? Rest
    : never
  : never;

const after = <Start extends string>(start: Start) =>
  Object.keys(words).flatMap((key) =>
    key.startsWith(`${start}.`) ? [key.slice(start.length + 1) as After<Start>] : [],
  );

/** Every action an entry of the log can tell of; each has its words. */
export const actions = after('action');

/** What an action can be done to. */
export const subjectKinds = after('kind');
