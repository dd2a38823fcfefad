import { buttonOf, decide, isIdle } from './deciding';
import { item, sheet } from './desk';
import { type Message, send } from './work';

/** The sheet of `act`: what happens, under which clause, and what the author will read. */
export function openSheet(): void {
  const dialog = sheet();
  if (!dialog || dialog.open || !buttonOf('act') || !isIdle()) return;
  dialog.showModal();
  const first =
    dialog.querySelector<HTMLElement>('[name=clause]:checked') ??
    dialog.querySelector<HTMLElement>('[name=clause]') ??
    dialog.querySelector<HTMLElement>('[name=restriction]:checked');
  first?.focus();
  void preview();
}

let asked = 0;

/** Asks for the messages of what is chosen; an answer that comes too late is dropped. */
async function preview(): Promise<void> {
  const form = sheet()?.querySelector('form');
  if (!form) return;
  asked += 1;
  const mine = asked;
  const { messages } = await send<{ messages: Message[] }>('preview', new FormData(form)).catch(
    () => ({ messages: [] as Message[] }),
  );
  if (mine === asked) fill(messages);
}

function fill(messages: Message[]): void {
  const place = sheet()?.querySelector<HTMLElement>('[data-messages]');
  const template = place?.querySelector('template');
  if (!place || !template) return;
  for (const old of place.querySelectorAll('[data-message]')) old.remove();
  for (const message of messages) {
    const shown = template.content.firstElementChild!.cloneNode(true) as HTMLElement;
    shown.lang = message.language;
    for (const name of ['to', 'title', 'body'] as const) {
      shown.querySelector(`[data-${name}]`)!.textContent = message[name];
    }
    place.append(shown);
  }
  place.hidden = messages.length === 0;
}

let typing: ReturnType<typeof setTimeout> | undefined;
document.addEventListener('input', ({ target }) => {
  if (!(target as Element).closest('#act-sheet')) return;
  clearTimeout(typing);
  typing = setTimeout(() => void preview(), 150);
});

/**
 * Keys while a decision is being put together, in the sheet or in the panel for many: a letter of
 * a clause chooses it and decides; others tick what comes with it. True when the key was ours.
 */
export function sheetKey(form: HTMLFormElement, key: string): boolean {
  if (!isIdle()) return false;
  const clause = form.querySelector<HTMLInputElement>(`[data-clause="${CSS.escape(key)}"]`);
  if (clause) {
    clause.checked = true;
    form.requestSubmit(form.querySelector<HTMLElement>('.danger'));
    return true;
  }
  const choice = form.querySelector<HTMLInputElement>(`[data-key="${CSS.escape(key)}"]`);
  if (choice) {
    choice.click();
    return true;
  }
  const steps = [...form.querySelectorAll<HTMLInputElement>(`[data-cycle~="${CSS.escape(key)}"]`)];
  if (steps.length > 0) {
    const at = steps.findIndex(({ checked }) => checked);
    steps[(at + 1) % steps.length]!.click();
    return true;
  }
  if (key !== 'n') return false;
  form.querySelector<HTMLElement>('[name=facts]')?.focus();
  return true;
}

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (!form.matches('[data-act]')) return;
  event.preventDefault();
  const refusal = form.querySelector('[data-refusal]');
  if (refusal) refusal.textContent = '';
  void decide(new FormData(form));
});

document.addEventListener('click', (event) => {
  const target = event.target as Element;
  if (target.closest('#act-sheet [name=close]')) sheet()?.close();
  if (target.closest('[data-verb="act"]') && item()) {
    event.preventDefault();
    openSheet();
  }
  // A click on what lies around the sheet closes it, as Escape does.
  if (target === sheet() && sheet()?.open) sheet()?.close();
});
