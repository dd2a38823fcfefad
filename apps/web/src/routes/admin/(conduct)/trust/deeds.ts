/** What a trust level asks for, in the order shown. */
export const deeds = [
  'daysVisited',
  'threadsRead',
  'threadsReplied',
  'answersAccepted',
  'reactionsReceived',
  'flagsAgreedAgainst',
] as const;
export type Deed = (typeof deeds)[number];
