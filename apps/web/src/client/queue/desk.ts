import { forget, itemPage, readDocument } from './pages';

/** The list and the item beside it, as they stand in the page. */
export const desk = () => document.querySelector<HTMLElement>('[data-queue]');
export const list = () => document.querySelector<HTMLElement>('[data-rows]');
export const rows = () => [...document.querySelectorAll<HTMLElement>('[data-rows] > [data-row]')];
export const rowOf = (id: string) => document.getElementById(`row-${id}`);
export const item = () => document.querySelector<HTMLElement>('#item[data-item]');
export const currentId = () => item()?.dataset.item ?? null;
export const sheet = () => document.querySelector<HTMLDialogElement>('#act-sheet');

/** The item that is being fetched to be shown; verbs wait for it. */
let wanted: string | null = null;
export const isTurning = () => wanted !== null;

/** The address of an item in the list as it is filtered. */
export function addressOf(id: string): string {
  const url = new URL(location.href);
  for (const name of ['decided', 'act', 'after']) url.searchParams.delete(name);
  for (const name of [...url.searchParams.keys()]) {
    if (name.startsWith('/')) url.searchParams.delete(name);
  }
  url.searchParams.set('item', id);
  return url.pathname + url.search;
}

/** Opens an item beside the list and puts the focus on its heading. */
export async function show(id: string): Promise<void> {
  wanted = id;
  try {
    const page = await itemPage(id);
    if (wanted !== id) return;
    const fresh = page?.getElementById('item');
    if (fresh) place(fresh, id);
    else return await moveOnFrom([id]);
  } finally {
    if (wanted === id) wanted = null;
  }
  ahead(id);
}

function place(fresh: Element, id: string): void {
  item()?.parentElement?.querySelector('[data-empty]')?.setAttribute('hidden', '');
  document.getElementById('item')?.replaceWith(document.importNode(fresh, true));
  mark(id);
  history.replaceState(null, '', addressOf(id));
  document.getElementById('item-title')?.focus();
  document.dispatchEvent(new Event('partreplaced'));
}

function mark(id: string): void {
  for (const row of rows()) {
    const isCurrent = row.dataset.row === id;
    row.classList.toggle('current', isCurrent);
    const link = row.querySelector('a');
    if (isCurrent) link?.setAttribute('aria-current', 'true');
    else link?.removeAttribute('aria-current');
    if (isCurrent) row.scrollIntoView({ block: 'nearest', inline: 'center' });
  }
}

/** Fetches the two items after this one, so that moving on takes no time. */
export function ahead(id: string): void {
  const all = rows();
  const at = all.findIndex((row) => row.dataset.row === id);
  for (const row of all.slice(at + 1, at + 3)) void itemPage(row.dataset.row!).catch(() => null);
}

/** The item after (1) or before (-1) the current one, or null at the end. */
export function neighbour(by: 1 | -1): string | null {
  const all = rows();
  const at = all.findIndex((row) => row.dataset.row === currentId());
  if (at < 0) return all[0]?.dataset.row ?? null;
  return all[at + by]?.dataset.row ?? null;
}

/** Shows what follows a line that leaves; says so when there is nothing left. */
export async function moveOnFrom(ids: string[]): Promise<void> {
  const all = rows();
  const at = Math.max(
    0,
    all.findIndex((row) => ids.includes(row.dataset.row!)),
  );
  const left = (row: HTMLElement) => !ids.includes(row.dataset.row!);
  const next = all.slice(at).find(left) ?? all.slice(0, at).reverse().find(left);
  for (const id of ids) {
    forget(id);
    rowOf(id)?.remove();
  }
  document.dispatchEvent(new Event('rowschanged'));
  if (next?.dataset.row) await show(next.dataset.row);
  else if (!rows().length) showNothing();
}

function showNothing(): void {
  const none = document.createElement('section');
  none.id = 'item';
  none.hidden = true;
  document.getElementById('item')?.replaceWith(none);
  const empty = document.querySelector<HTMLElement>('[data-empty]');
  if (!empty) return;
  empty.hidden = false;
  empty.tabIndex = -1;
  empty.focus();
}

/** Reads an item anew, for its line and, where it is open, for the item itself. */
export async function renew(id: string): Promise<Element | null> {
  forget(id);
  const page = await itemPage(id);
  const fresh = page?.getElementById(`row-${id}`) ?? null;
  const row = rowOf(id);
  if (fresh && row) row.replaceWith(lineOf(fresh, id, row));
  if (currentId() !== id || !page) return fresh;
  const part = page.getElementById('item');
  const hasFocus = item()?.contains(document.activeElement);
  if (part) document.getElementById('item')?.replaceWith(document.importNode(part, true));
  if (hasFocus) document.getElementById('item-title')?.focus();
  document.dispatchEvent(new Event('partreplaced'));
  return fresh;
}

/** A line as it came with an item, made one of this list. */
export function lineOf(fresh: Element, id: string, before?: HTMLElement | null): HTMLElement {
  const line = document.importNode(fresh, true) as HTMLElement;
  line.querySelector('a')?.setAttribute('href', addressOf(id));
  if (before?.classList.contains('current')) line.classList.add('current');
  if (before?.querySelector('[aria-current]')) {
    line.querySelector('a')?.setAttribute('aria-current', 'true');
  }
  return line;
}

/** Puts the list of the server in place of this one, or adds its next page to the end. */
export async function readList(address: string, adding = false): Promise<void> {
  const page = await readDocument(address);
  const fresh = page?.querySelector('[data-rows]');
  if (!fresh) return;
  const known = new Set(adding ? rows().map((row) => row.id) : []);
  const lines = [...fresh.children].filter((line) => !known.has(line.id));
  if (!adding) list()?.replaceChildren();
  list()?.append(...lines.map((line) => document.importNode(line, true)));
  const end = page?.querySelector('[data-end]');
  if (end) document.querySelector('[data-end]')?.replaceWith(document.importNode(end, true));
  const id = currentId();
  if (id) mark(id);
  document.dispatchEvent(new Event('rowschanged'));
}
