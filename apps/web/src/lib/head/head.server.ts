import type { RequestEvent } from '@sveltejs/kit';
import { onServer } from '$lib/server/on-server';
import { jsonLd, type Thing } from './json-ld';

export interface HeadWanted {
  /** The one address of this content, without the host. */
  path: string;
  /** For pages whose own template does not say it. */
  description?: string;
  /** False for empty pages; variants and members' pages are never listed. */
  isListed?: boolean;
  type?: 'website' | 'article' | 'profile';
  /** A picture of this very thing; the brand's logo stands in for it. */
  image?: string | null;
  /** The path of the Atom feed of what is on the page. */
  feed?: string;
  publishedAt?: string;
  changedAt?: string;
  /** What the page is about, in the words of schema.org; asked for strangers' pages alone. */
  things?: (origin: string) => Thing[];
}

/** Words of an address that make another view of the same content. */
const VARIANTS = ['expert', 'order', 'period', 'after', 'show', 'q', 'version'];

export const isVariant = ({ searchParams }: URL): boolean =>
  VARIANTS.some((word) => searchParams.has(word));

/** What `Head.svelte` writes besides title and description. */
export interface PageHead {
  canonical: string;
  description: string;
  isListed: boolean;
  feed: string | null;
  /** Null on the page of a member: programs that read it are strangers. */
  open: {
    type: string;
    image: string | null;
    locale: string;
    publishedAt: string | null;
    changedAt: string | null;
    jsonLd: string | null;
  } | null;
}

/**
 * What programs are told of a page. Whoever previews or indexes it is nobody in particular, so a
 * member's page, which may show what only he sees, tells them nothing.
 */
export function headOf({ url, locals }: RequestEvent, wanted: HeadWanted): PageHead {
  const { origin } = url;
  const { path, isListed = true, feed, things } = wanted;
  const image = wanted.image ?? locals.settings.logoUrl;
  const about = locals.viewer ? [] : (things?.(origin) ?? []);
  return onServer({
    canonical: origin + path,
    description: wanted.description ?? '',
    isListed: isListed && !locals.viewer && !isVariant(url),
    feed: feed ?? null,
    open: locals.viewer
      ? null
      : {
          type: wanted.type ?? 'website',
          image: image && new URL(image, origin).href,
          locale: locals.locale === 'fr' ? 'fr_FR' : 'en_GB',
          publishedAt: wanted.publishedAt ?? null,
          changedAt: wanted.changedAt ?? null,
          jsonLd: about.length > 0 ? jsonLd(about) : null,
        },
  });
}
