import { forgetDraft } from './drafts';
import { readPage, replacePart } from './page';

/**
 * `<form data-send>` is sent without leaving the page, and the part it stands in (`data-part` with
 * an id, else the main content) is replaced by what the server answers; `data-send="main"` names
 * another part. An answer from another address is gone to.
 */
document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (event.defaultPrevented || !form.hasAttribute('data-send')) return;
  event.preventDefault();
  if (form.ariaBusy !== 'true') void send(form, event.submitter);
});

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  form.ariaBusy = 'true';
  submitter?.setAttribute('aria-busy', 'true');
  try {
    // A field named `action` stands in the way of the property.
    const address = (submitter?.getAttribute('formaction') ?? form.getAttribute('action')) || '';
    const response = await fetch(address, {
      method: 'POST',
      body: new FormData(form, submitter),
      headers: { accept: 'text/html' },
    });
    if (response.status >= 500) throw new Error(`${response.status}`);
    if (!leave(response, form)) await refresh(response, form, submitter);
  } catch {
    tell('trouble');
  } finally {
    form.ariaBusy = null;
    submitter?.removeAttribute('aria-busy');
  }
}

/** Follows a redirect to another page. */
function leave(response: Response, form: HTMLFormElement): boolean {
  if (!response.redirected) return false;
  const { pathname, search } = new URL(response.url);
  if (pathname !== '/sign-in') forgetDraft(form);
  if (pathname === location.pathname) return false;
  // The number in a post's address is also its anchor, which the answer does not tell.
  const post = /\/t\/.*\/(\d+)$/.exec(pathname)?.[1];
  location.assign(pathname + search + (post ? `#${post}` : ''));
  return true;
}

async function refresh(response: Response, form: HTMLFormElement, submitter: Element | null) {
  const wanted = document.getElementById(form.dataset.send ?? '');
  const part = wanted ?? form.closest('[data-part][id]') ?? document.getElementById('main');
  if (!part) return;
  const place = controlsOf(part).indexOf(submitter as HTMLElement);
  const typed = response.redirected ? [] : textsOf(part);
  const fresh = replacePart(part, await readPage(response));
  if (!fresh) return location.reload();
  textsOf(fresh).forEach((area, index) => {
    area.value = typed[index]?.value ?? area.value;
  });
  const first = fresh.querySelector<HTMLElement>('[aria-invalid="true"], [data-focus]');
  (first ?? controlsOf(fresh)[place])?.focus();
}

const controlsOf = (part: Element) => [...part.querySelectorAll<HTMLElement>('button')];
const textsOf = (part: Element) => [...part.querySelectorAll('textarea')];

/** Shows a sentence the page carries for when the server cannot be reached. */
export function tell(id: string): void {
  const sentence = document.getElementById(id);
  if (!sentence) return;
  sentence.hidden = false;
  setTimeout(() => (sentence.hidden = true), 8000);
}
