import { addressKey, isSignedIn, type Limit, Limits, type RequestContext } from '@parvis/kernel';

/** Typing asks once for every few letters; reading results is slower. */
export type SearchUse = 'search' | 'suggest' | 'similar';

const OF_ADDRESS: Record<SearchUse, Limit> = {
  search: { name: 'search-address', points: 60, seconds: 60 },
  suggest: { name: 'suggest-address', points: 240, seconds: 60 },
  similar: { name: 'similar-address', points: 60, seconds: 60 },
};
const OF_MEMBER: Record<SearchUse, Limit> = {
  search: { name: 'search', points: 240, seconds: 60 },
  suggest: { name: 'suggest', points: 600, seconds: 60 },
  similar: { name: 'similar', points: 240, seconds: 60 },
};

/** Takes one point of the member, or of the address nobody signed in from; else RATE_LIMITED. */
export async function takeOne(
  limits: Limits,
  { viewer, address }: RequestContext,
  use: SearchUse,
): Promise<void> {
  if (isSignedIn(viewer)) await limits.consume(OF_MEMBER[use], viewer.memberId);
  else await limits.consume(OF_ADDRESS[use], addressKey(address));
}
