import { RoomMembersService } from '@parvis/forum';
import { Sessions } from '@parvis/identity';
import { ANONYMOUS, type RequestContext, type Viewer } from '@parvis/kernel';
import type { MemberRow } from './factories.js';
import type { World } from './world.js';

/** Everyone who looks at the closed world, by what he is to its private room. */
export const PRINCIPALS = [
  'anonymous',
  'fresh',
  'unconfirmed',
  'trusted',
  'neighbour',
  'foreignModerator',
  'marketer',
  'exMember',
  'author',
  'insider',
  'roomModerator',
  'moderator',
  'admin',
] as const;
export type PrincipalName = (typeof PRINCIPALS)[number];

/** Those who may not know that the private room exists. */
export const OUTSIDERS: readonly PrincipalName[] = PRINCIPALS.slice(0, 9);

export type Principals = Record<Exclude<PrincipalName, 'anonymous'>, MemberRow> & {
  anonymous: null;
};

/** The viewer as a request would load him: roles and rooms of this very moment. */
export async function viewerOf({ app }: World, member: MemberRow | null): Promise<Viewer> {
  if (!member) return ANONYMOUS;
  return {
    ...(await app.nest.get(Sessions).viewerOfMember(member.id)),
    ...(await app.nest.get(RoomMembersService).rightsOf(member.id)),
  };
}

export const contextOf = (viewer: Viewer): RequestContext => ({
  viewer,
  locale: 'en',
  address: '127.0.0.1',
  userAgent: 'jest',
  requestId: 'test',
  setCookie: () => undefined,
});

/** One member for each name; rooms and texts are given to them by the closed world. */
export async function principals(w: World): Promise<Principals> {
  const member = (
    handle: string,
    role?: Parameters<World['member']>[1],
    columns: Record<string, unknown> = {},
  ) =>
    w.member(handle, role, { email: `cnry-mail-${handle.toLowerCase()}@example.org`, ...columns });
  return {
    anonymous: null,
    fresh: await member('fresh', 'member', { trust_level: 0 }),
    unconfirmed: await member('unconfirmed', 'member', { email_confirmed_at: null }),
    trusted: await member('trusted', 'member', { trust_level: 3 }),
    neighbour: await member('neighbour'),
    foreignModerator: await member('foreignModerator'),
    marketer: await member('marketer', 'marketer'),
    exMember: await member('exMember'),
    author: await member('author'),
    insider: await member('insider'),
    roomModerator: await member('roomModerator'),
    moderator: await member('moderator', 'moderator'),
    admin: await member('admin', 'admin'),
  };
}
