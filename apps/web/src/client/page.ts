/** The part of the Trusted Types API we use; browsers without it take plain strings. */
interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createHTML(html: string): string },
  ): { createHTML(html: string): string };
}

const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
const policy = trustedTypes?.createPolicy('parvis-page', { createHTML: (html) => html });

/** A page of this site as a document apart; scripts in it do not run. */
export async function readPage(response: Response): Promise<Document> {
  const html = await response.text();
  return new DOMParser().parseFromString(policy?.createHTML(html) ?? html, 'text/html');
}

/** Puts the element of the same id in place of this one; null when there is none. */
export function takePart(part: Element, page: Document): HTMLElement | null {
  const fresh = page.getElementById(part.id);
  if (!fresh) return null;
  const adopted = document.adoptNode(fresh);
  part.replaceWith(adopted);
  return adopted;
}

/** Puts the same part of a newer page in place of this one; null when the page has none. */
export function replacePart(part: Element, page: Document): Element | null {
  const adopted = takePart(part, page);
  if (!adopted) return null;
  document.title = page.title;
  document.dispatchEvent(new Event('partreplaced'));
  return adopted;
}
