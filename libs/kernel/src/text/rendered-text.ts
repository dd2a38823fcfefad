/** A quoted post, as named by the first line of a quote. */
export interface QuoteSource {
  /** Absent when the quoted post stands in the same thread (`#4`). */
  threadNumber?: number;
  postNumber: number;
  /** Lower case, without the @. */
  handle: string;
}

/** Everything that is known of a text once it is rendered; the HTML is stored as it stands. */
export interface RenderedText {
  html: string;
  /** The words alone, a line per block, without quoted posts: for search and excerpts. */
  text: string;
  /** Handles in lower case, each once, in order; those inside quotes do not count. */
  mentions: string[];
  quotes: QuoteSource[];
  /** Targets of links, each once; mentions and quote sources are not among them. */
  links: string[];
  images: string[];
}

export interface RenderOptions {
  /** `https://forum.example`: absolute links to it count as links within the site. */
  siteOrigin?: string;
  /**
   * Handles (lower case) that exist. Another `@word` stays text. Without the list, every
   * well-formed handle becomes a link.
   */
  handles?: readonly string[];
  /**
   * `site` shows only images that this site serves and turns the others into links, so that
   * no reader's browser calls a third party; `all` shows every image.
   */
  images?: 'site' | 'all';
  /** Code points allowed; an import may raise it for old, long posts. */
  maxLength?: number;
}
