import type { Edit } from '$lib/ui/edits';
import { append, applyEdit } from './markdown-edits';
import { readPage } from './page';

const keys: Record<string, Edit> = { b: 'bold', i: 'italic', k: 'link' };

document.addEventListener('click', (event) => {
  const target = event.target as Element;
  const composer = target.closest<HTMLElement>('[data-composer]');
  const area = composer?.querySelector('textarea');
  const edit = target.closest<HTMLElement>('[data-edit]')?.dataset.edit;
  if (area && edit) applyEdit(area, edit as Edit);
  if (composer && target.closest('[data-write]')) {
    composer.dataset.composer = 'write';
    area?.focus();
  }
  const quote = target.closest<HTMLAnchorElement>('a[href^="?quote="]');
  if (quote && !event.ctrlKey && !event.metaKey && document.querySelector('#reply textarea')) {
    event.preventDefault();
    void insertQuotation(quote.href);
  }
});

/** The server knows how to quote: the same page with `?quote=` has it in its composer. */
async function insertQuotation(href: string): Promise<void> {
  const page = await readPage(await fetch(href, { headers: { accept: 'text/html' } }));
  const quotation = page.querySelector<HTMLTextAreaElement>('#reply textarea')?.value;
  const area = document.querySelector<HTMLTextAreaElement>('#reply textarea');
  if (area && quotation) append(area, quotation);
}

document.addEventListener('keydown', (event) => {
  const area = event.target;
  if (!(area instanceof HTMLTextAreaElement) || !area.closest('[data-composer]')) return;
  if (!event.ctrlKey && !event.metaKey) return;
  if (event.key === 'Enter') return area.form?.requestSubmit();
  const edit = keys[event.key];
  if (!edit) return;
  event.preventDefault();
  applyEdit(area, edit);
});
