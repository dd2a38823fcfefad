/** A thing of schema.org. */
export type Thing = { '@type': string } & Record<string, unknown>;

/**
 * Things as the text of a script element: whatever they say, it cannot end the element or begin
 * another. It is data, which no browser runs, so the policy of the page need not allow it.
 */
export function jsonLd(things: readonly Thing[]): string {
  const graph = things.length === 1 ? things[0] : { '@graph': things };
  return JSON.stringify({ '@context': 'https://schema.org', ...graph })
    .replace(/</g, '\\u003c')
    .replace(/>/g, '\\u003e')
    .replace(/&/g, '\\u0026')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
}

/** The way from the home page to this one. */
export const breadcrumbs = (origin: string, steps: { href: string; label: string }[]): Thing => ({
  '@type': 'BreadcrumbList',
  itemListElement: steps.map(({ href, label }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: label,
    item: origin + href,
  })),
});
