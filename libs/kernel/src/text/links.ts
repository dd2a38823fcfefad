import type { MarkdownIt, Token } from 'markdown-it';

export type LinkKind = 'site' | 'external' | 'mail';

/** Code units of a `www.` address that are looked at. */
const LONGEST_ADDRESS = 2_000;
const PLACEHOLDER = 'https://site.invalid';

/**
 * Where a link leads, or null when it must not be a link: only http, https, mailto and
 * addresses within the site pass. `//host` is refused, as it looks like an address of the site.
 */
export function linkKind(href: string, siteOrigin?: string): LinkKind | null {
  if (/^mailto:/i.test(href)) return 'mail';
  if (/^https?:\/\//i.test(href)) {
    const origin = URL.canParse(href) ? new URL(href).origin : null;
    return origin !== null && origin === siteOrigin ? 'site' : 'external';
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(href) || /^[\\/]{2}/.test(href)) return null;
  return URL.canParse(href, PLACEHOLDER) && new URL(href, PLACEHOLDER).origin === PLACEHOLDER
    ? 'site'
    : null;
}

/** Where a link or an image points, in the normalised form that the HTML will hold. */
export function addressOf(token: Token): string {
  return String(token.attrGet(token.type === 'image' ? 'src' : 'href') ?? '');
}

/** Links what GFM links on its own: http(s) addresses, `www.` hosts and e-mail addresses. */
export function useLinks(md: MarkdownIt): void {
  md.validateLink = (url) => linkKind(url) !== null;
  // Shown as written: decoding an address for display would let one host pass for another.
  md.normalizeLinkText = (url) => url;
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: true, fuzzyIP: false });
  md.linkify.add('ftp:', null);
  md.linkify.add('//', null);
  md.linkify.add('www.', {
    validate: (text, pos, self) => {
      const rest = text.slice(pos, pos + LONGEST_ADDRESS);
      const http = self.testSchemaAt(`http://www.${rest}`, 'http:', 5);
      return Math.max(0, http - '//www.'.length);
    },
    normalize: (match) => {
      match.url = `http://${match.url}`;
    },
  });
}
