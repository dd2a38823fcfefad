export type Role = 'member' | 'moderator' | 'marketer' | 'admin';
export const ROLES: readonly Role[] = ['member', 'moderator', 'marketer', 'admin'];
export type Locale = 'en' | 'fr';
export const LOCALES: readonly Locale[] = ['en', 'fr'];

/**
 * Who is looking. Loaded once per request by one statement, so that policies stay pure
 * and a revoked right is gone with the next request.
 */
export interface Viewer {
  /** Null for an anonymous reader. */
  memberId: string | null;
  sessionId: string | null;
  role: Role | 'anonymous';
  handle: string | null;
  name: string | null;
  avatarFileId: string | null;
  trustLevel: number;
  /** What the member chose; null leaves it to the browser. */
  locale: Locale | null;
  timeZone: string | null;
  theme: 'system' | 'light' | 'dark';
  /** Posting asks for a confirmed address; imported and fresh accounts have none. */
  emailConfirmed: boolean;
  /** Until when the member may read but not write; null when he may. */
  silencedUntil: Date | null;
  /** Until when the member reads what is public and can do next to nothing; null when he is not suspended. */
  suspendedUntil: Date | null;
  /** Rooms whose member list holds the viewer. */
  roomIds: ReadonlySet<string>;
  /** Rooms where the viewer moderates without being site staff. */
  moderatedRoomIds: ReadonlySet<string>;
}

export interface SignedInViewer extends Viewer {
  memberId: string;
  role: Role;
  handle: string;
  name: string;
}

const NO_ROOMS: ReadonlySet<string> = new Set();

export const ANONYMOUS: Viewer = Object.freeze({
  memberId: null,
  sessionId: null,
  role: 'anonymous',
  handle: null,
  name: null,
  avatarFileId: null,
  trustLevel: 0,
  locale: null,
  timeZone: null,
  theme: 'system',
  emailConfirmed: false,
  silencedUntil: null,
  suspendedUntil: null,
  roomIds: NO_ROOMS,
  moderatedRoomIds: NO_ROOMS,
});

export const isSignedIn = (viewer: Viewer): viewer is SignedInViewer => viewer.memberId !== null;
/** Whether he is kept from all but what is public; his role rests as long. */
export const isSuspended = (viewer: Viewer): boolean => viewer.suspendedUntil !== null;
export const isAdmin = (viewer: Viewer): boolean => viewer.role === 'admin' && !isSuspended(viewer);
/** Moderators and admins of the whole site; room moderators count only in their rooms. */
export const isStaff = (viewer: Viewer): boolean =>
  (viewer.role === 'moderator' || viewer.role === 'admin') && !isSuspended(viewer);
