/**
 * A post's HTML on its way from load to page. Rendered on the server it is already in the
 * document, so it is not sent a second time as data for hydration (half of a thread's weight).
 */
export class StoredHtml {
  constructor(
    readonly html: string,
    /** True when the page is being rendered as a document. */
    readonly isInDocument = false,
  ) {}
}

/** In `load`: `body: storedHtml(event, post.bodyHtml)`. */
export function storedHtml(event: { isDataRequest: boolean }, html: string): StoredHtml {
  return new StoredHtml(html, !event.isDataRequest);
}

/** Hydration keeps what stands in the document whatever the value; it must only not be empty. */
const keepDocument = ' ';

export const storedHtmlTransport = {
  encode: (value: unknown) =>
    value instanceof StoredHtml && [value.isInDocument ? keepDocument : value.html],
  decode: ([html]: [string]) => new StoredHtml(html),
};
