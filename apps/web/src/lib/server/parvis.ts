import type { RequestEvent } from '@sveltejs/kit';
import type { LocaleCode } from '$lib/messages/catalogue';
import type { Theme } from './preferences';

export interface ApiError {
  message: string;
  path?: readonly (string | number)[];
  extensions?: {
    code?: string;
    reason?: string;
    /** By input field: a reason word, or one with the numbers its sentence needs. */
    fields?: Record<string, string | ({ reason: string } & Record<string, string | number>)>;
    /** Numbers the sentences need, such as the limit that was passed. */
    params?: Record<string, string | number>;
    retryAfter?: number;
    requestId?: string;
  };
}

/** The signed-in member, as the session query already knows him: a page need not ask again. */
export interface SiteViewer {
  memberId: string;
  handle: string;
  name: string;
  avatarUrl: string | null;
  role: 'member' | 'moderator' | 'marketer' | 'admin';
  trustLevel: number;
  locale: string | null;
  timeZone: string | null;
  theme: Theme | null;
  /** Until when he reads but does not write; null when he may. */
  silencedUntil: string | null;
  /** Until when he is shut out of all but what is public. */
  suspendedUntil: string | null;
}

/** What the brand chose and everyone may see. */
export interface PublicSettings {
  name: string;
  tagline: string;
  /** `#rrggbb`; accessible shades are derived from it. */
  brandColour: string;
  logoUrl: string | null;
  defaultLocale: LocaleCode;
  timeZone: string;
  signUpOpen: boolean;
}

/** What the server process puts on each request before the pages see it. */
export interface Parvis {
  /** Runs an operation in this process as the request's viewer. */
  graphql<T>(
    operation: string,
    variables?: Record<string, unknown>,
  ): Promise<{ data?: T | null; errors?: readonly ApiError[] }>;
  viewer: SiteViewer | null;
  settings: PublicSettings;
  /** Given when the server already chose them, as the key of its page cache. */
  locale?: LocaleCode;
  theme?: Theme | null;
  /** Mail is written to a folder instead of sent. */
  mailIsKept?: boolean;
  requestId?: string;
}

/** The API as this request sees it. */
export async function parvisOf(event: Pick<RequestEvent, 'platform'>): Promise<Parvis> {
  const parvis = event.platform?.req?.parvis;
  if (parvis) return parvis;
  if (__STYLEGUIDE__) return (await import('$styleguide/stand-in')).standIn;
  throw new Error('The pages were reached without the server process that carries the API.');
}
