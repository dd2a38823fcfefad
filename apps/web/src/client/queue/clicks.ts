import { decide, working } from './deciding';
import { currentId, renew, show } from './desk';
import { formOf, send } from './work';

/** What the mouse and the plain forms of the item do without leaving the page. */
document.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  const row = (event.target as Element).closest<HTMLElement>('[data-row]');
  if (!row?.dataset.row || !(event.target as Element).closest('a')) return;
  event.preventDefault();
  void show(row.dataset.row);
});

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  const button = event.submitter;
  if (form.matches('[data-decide]')) {
    event.preventDefault();
    const fields = new FormData(form, button);
    if (fields.has('verb')) void decide(fields);
  } else if (button?.matches('#verbs [data-claim], #verbs [data-undo]')) {
    event.preventDefault();
    void change(button, new FormData(form));
  } else if (form.matches('[data-note]') && form.closest('#item')) {
    event.preventDefault();
    void note(form);
  }
});

const change = (button: HTMLElement, form: FormData) =>
  working(async () => {
    await send(button.dataset.undo ? 'undo' : (button.dataset.claim as 'claim' | 'release'), form);
    const id = currentId();
    if (id) await renew(id);
  });

const note = (form: HTMLFormElement) =>
  working(async () => {
    const id = currentId();
    const body = form.querySelector('textarea')?.value ?? '';
    if (!id || !body.trim()) return;
    await send('note', formOf({ id, body }));
    await renew(id);
    document.getElementById('item-title')?.focus();
  });

document.addEventListener('change', ({ target }) => {
  const form = (target as Element).closest<HTMLFormElement>('[data-filters]');
  form?.requestSubmit();
});
