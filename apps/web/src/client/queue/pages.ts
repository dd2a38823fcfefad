/**
 * A page of this site as a document apart. Asked of the browser as a document, not parsed by us:
 * that needs no policy for trusted HTML, and scripts in it do not run. Null when it is gone.
 */
export function readDocument(address: string): Promise<Document | null> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'document';
    request.setRequestHeader('accept', 'text/html');
    request.onload = () => {
      if (request.status === 404) resolve(null);
      else if (request.status < 400) resolve(request.response as Document);
      else reject(new Error(`${request.status}`));
    };
    request.onerror = () => reject(new Error('no answer'));
    request.send();
  });
}

const kept = new Map<string, Promise<Document | null>>();
const KEPT_MAX = 12;

/** The page of one item; kept, so that the next ones are there before they are asked for. */
export function itemPage(id: string): Promise<Document | null> {
  const known = kept.get(id);
  if (known) return known;
  const asked = readDocument(`/moderation/items/${id}`);
  kept.set(id, asked);
  asked.catch(() => kept.delete(id));
  const [oldest] = kept.keys();
  if (kept.size > KEPT_MAX && oldest) kept.delete(oldest);
  return asked;
}

/** The item has changed; what is kept of it is of no use. */
export function forget(id: string): void {
  kept.delete(id);
}
