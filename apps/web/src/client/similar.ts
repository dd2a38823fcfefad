/**
 * While a question is written (`form[data-similar]`), questions like it are shown in `#similar`,
 * as the server renders them. What one is reading there stays open.
 */
import { forgetDrafts } from './drafts';
import { readPage, takePart } from './page';

/** A title is short and looked at while it is typed; a text is looked at when one pauses. */
const waits: Record<string, number> = { title: 350, body: 1200, kind: 0, room: 0, language: 0 };
let wait: ReturnType<typeof setTimeout> | undefined;
let asking: AbortController | undefined;

const panel = () => document.getElementById('similar');

function later({ target }: Event): void {
  const field = target as HTMLInputElement;
  const form = field.form;
  const pause = waits[field.name];
  if (!form?.hasAttribute('data-similar') || pause === undefined) return;
  clearTimeout(wait);
  wait = setTimeout(look, pause, form);
}

async function look(form: HTMLFormElement): Promise<void> {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  try {
    const body = new FormData(form);
    const response = await fetch(form.dataset.similar!, { method: 'POST', body, signal });
    const fresh = response.ok ? await readPage(response) : null;
    if (fresh && !signal.aborted) show(fresh);
  } catch {
    // Aborted by the next letter, or no connection: the form works without.
  }
}

/** Puts the fresh list in place without moving the line that is being written. */
function show(page: Document): void {
  const old = panel();
  if (!old || old.contains(document.activeElement)) return;
  const open = [...old.querySelectorAll('details[open]')].map(({ id }) => id);
  const writing = document.activeElement;
  const before = writing?.getBoundingClientRect().top ?? 0;
  const fresh = takePart(old, page);
  for (const id of open) document.getElementById(id)?.setAttribute('open', '');
  if (writing) scrollBy(0, writing.getBoundingClientRect().top - before);
  const status = document.getElementById('similar-said');
  const said = fresh?.dataset.said ?? '';
  if (status && status.textContent !== said) status.textContent = said;
}

document.addEventListener('input', later);
document.addEventListener('change', later);

/** Enter in the title looks, and does not send what is not finished. */
document.addEventListener('keydown', (event) => {
  const field = event.target as HTMLInputElement;
  if (event.key !== 'Enter' || field.name !== 'title' || event.isComposing) return;
  if (!field.form?.hasAttribute('data-similar')) return;
  event.preventDefault();
  clearTimeout(wait);
  void look(field.form);
});

/** Who leaves for a question that was there already (`form[data-settles]`) needs his draft no more. */
document.addEventListener('submit', ({ target }) => {
  if ((target as HTMLFormElement).hasAttribute('data-settles')) forgetDrafts();
});
