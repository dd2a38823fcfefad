import { openSheet, sheetKey } from './acting';
import { decideBy, isIdle, working } from './deciding';
import { currentId, item, neighbour, rowOf, sheet, show } from './desk';
import { reload } from './live';
import { bulk, choose, chosen, clear, decideChosen, openPanel } from './many';
import { canUndo, undoLast } from './undoing';

const isTyping = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest('textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])');

/** The digit of the key itself: on a French keyboard 1, 2, 3 are written with shift. */
const digitOf = (code: string) => /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1];

function go(by: 1 | -1): void {
  const id = neighbour(by);
  if (id) void show(id);
}

function undo(): void {
  if (canUndo()) void working(undoLast);
  else item()?.querySelector<HTMLButtonElement>('#verbs [data-undo]:not(:disabled)')?.click();
}

function select(): void {
  const box = rowOf(currentId() ?? '')?.querySelector<HTMLInputElement>('input:not(:disabled)');
  if (!box) return;
  box.checked = !box.checked;
  choose(box, false);
}

const help = () => document.querySelector<HTMLDialogElement>('#help');

const keys: Record<string, () => void> = {
  '1': () => (chosen().length > 0 ? openPanel() : openSheet()),
  '2': () => (chosen().length > 0 ? decideChosen('leave') : decideBy('leave')),
  '3': () => (chosen().length > 0 ? decideChosen('escalate') : decideBy('escalate')),
  j: () => go(1),
  k: () => go(-1),
  u: undo,
  c: () => item()?.querySelector<HTMLElement>('#verbs [data-claim]')?.click(),
  n: () => document.getElementById('note-body')?.focus(),
  x: select,
  r: () => void reload(),
  o: () => item()?.querySelector<HTMLAnchorElement>('a[href^="/moderation/cases/"]')?.click(),
  '?': () => help()?.showModal(),
  Escape: clear,
};

/** The form whose keys hold now: the sheet's, else the open panel's for many. */
function openForm(): HTMLFormElement | null {
  if (sheet()?.open) return sheet()!.querySelector('form');
  return bulk()?.querySelector('details[open]') ? bulk() : null;
}

document.addEventListener('keydown', (event) => {
  const { key, code, target, ctrlKey, metaKey, altKey, repeat } = event;
  if (ctrlKey && key === 'Enter') {
    const form = (target as Element).closest<HTMLFormElement>('[data-act], [data-note]');
    if (form) form.requestSubmit();
    return;
  }
  if (ctrlKey || metaKey || altKey || repeat) return;
  if (isTyping(target)) {
    // Out of the field, and the keys of the queue hold again.
    if (key === 'Escape' && !sheet()?.open) document.getElementById('item-title')?.focus();
    return;
  }
  if (help()?.open) return;
  const pressed = digitOf(code) ?? (key.length === 1 ? key.toLowerCase() : key);
  const form = openForm();
  if (form) {
    if (key === 'Escape' && form === bulk()) clear();
    else if (sheetKey(form, pressed)) event.preventDefault();
    return;
  }
  const act = keys[pressed];
  if (!act) return;
  event.preventDefault();
  if (isIdle() || pressed === 'j' || pressed === 'k') act();
});

document.addEventListener('click', (event) => {
  const target = event.target as Element;
  if (target.closest('[data-help]')) help()?.showModal();
  if (target.closest('[data-undo-last]')) void working(undoLast);
});
