/**
 * The search box as a combobox: suggestions while one types, chosen with the arrows and Enter,
 * closed with Escape. The server renders the list; Enter without a choice sends the form.
 */
import { readPage, takePart } from './page';

const WAIT_MS = 120;
const form = document.querySelector<HTMLFormElement>('form[data-search]');
const input = form?.querySelector('input');
let wait: ReturnType<typeof setTimeout> | undefined;
let asking: AbortController | undefined;

const list = () => document.getElementById('suggestions')!;
const options = () => [...list().querySelectorAll<HTMLAnchorElement>('[role=option]')];
const chosen = () => list().querySelector<HTMLAnchorElement>('[aria-selected=true]');

function say(words: string): void {
  const status = form?.querySelector('[role=status]');
  if (status) status.textContent = words;
}

function open(isOpen: boolean): void {
  list().hidden = !isOpen;
  input!.ariaExpanded = String(isOpen);
  if (!isOpen) choose(null);
}

function close(): void {
  clearTimeout(wait);
  asking?.abort();
  open(false);
  say('');
}

function choose(option: HTMLElement | null): void {
  for (const other of options()) other.ariaSelected = String(other === option);
  if (option) input!.setAttribute('aria-activedescendant', option.id);
  else input!.removeAttribute('aria-activedescendant');
  option?.scrollIntoView({ block: 'nearest' });
}

/** Down and up go through the list and, between its ends, through the box itself. */
function step(by: 1 | -1): void {
  const all = options();
  const places = all.length + 1;
  const at = all.indexOf(chosen()!);
  choose(all[(at + by + places + places) % places] ?? null);
}

async function suggest(): Promise<void> {
  const text = input!.value.trim();
  asking?.abort();
  if (!text) return close();
  asking = new AbortController();
  try {
    const address = `${form!.dataset.search}?q=${encodeURIComponent(text)}`;
    const response = await fetch(address, { signal: asking.signal });
    const fresh = response.ok ? await readPage(response) : null;
    if (!fresh || asking.signal.aborted || document.activeElement !== input) return;
    takePart(list(), fresh);
    open(true);
    say(list().dataset.said ?? '');
  } catch {
    // Aborted by the next letter, or no connection: Enter still searches.
  }
}

function key(event: KeyboardEvent): void {
  const isOpen = !list().hidden;
  if (event.isComposing) return;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    if (isOpen) step(event.key === 'ArrowDown' ? 1 : -1);
    else void suggest();
  } else if (event.key === 'Escape' && isOpen) {
    event.preventDefault();
    event.stopPropagation();
    close();
  } else if (event.key === 'Enter' && chosen()) {
    event.preventDefault();
    chosen()!.click();
  } else if (event.key === 'Escape' && !input!.value) {
    show(false);
  }
}

/** On a phone the box is behind an icon, which without script leads to the search page. */
function show(isShown: boolean): void {
  const opener = document.querySelector<HTMLElement>('a[data-opens-search]');
  const header = opener?.closest('header');
  if (!header || !opener || !input) return;
  const wasShown = header.toggleAttribute('data-searching', isShown);
  opener.ariaExpanded = String(wasShown);
  if (isShown) input.focus();
  else if (getComputedStyle(opener).display !== 'none') opener.focus();
}

if (form && input) {
  input.role = 'combobox';
  input.ariaAutoComplete = 'list';
  input.ariaExpanded = 'false';
  input.setAttribute('aria-controls', 'suggestions');
  input.addEventListener('input', () => {
    clearTimeout(wait);
    wait = setTimeout(suggest, WAIT_MS);
  });
  input.addEventListener('keydown', key);
  form.addEventListener('submit', close);
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (!form.contains(relatedTarget as Node | null)) close();
  });
}

document.addEventListener('click', (event) => {
  const opener = (event.target as Element).closest('a[data-opens-search]');
  if (!opener || !input || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  show(!opener.closest('header')?.hasAttribute('data-searching'));
});

const FIELDS = 'input, textarea, select, [contenteditable]';

/** “/” goes to the box from anywhere but a field, unless the reader does not want that. */
document.addEventListener('keydown', (event) => {
  const { key: pressed, target, ctrlKey, metaKey, altKey } = event;
  if (pressed !== '/' || ctrlKey || metaKey || altKey || !input) return;
  if ((target as Element).closest(FIELDS) || document.querySelector('dialog[open]')) return;
  if (localStorage.getItem('slash') === 'off') return;
  event.preventDefault();
  show(true);
  input.focus();
  input.select();
});
