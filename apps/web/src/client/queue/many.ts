import { decide, isIdle } from './deciding';
import { rows } from './desk';

/** Several lines chosen to be decided together. */
export const bulk = () => document.querySelector<HTMLFormElement>('#bulk');
const boxes = () =>
  rows().flatMap(
    (row) => row.querySelector<HTMLInputElement>('input[name=item]:not(:disabled)') ?? [],
  );
export const chosen = () => boxes().filter(({ checked }) => checked);

/** The API takes this many at once. */
const MAX = 50;

export function count(): void {
  const form = bulk();
  const place = form?.querySelector<HTMLElement>('[data-count]');
  if (!form || !place) return;
  const { length } = chosen();
  form.toggleAttribute('data-any', length > 0);
  place.textContent = length ? (place.dataset.count ?? '').replace('{count}', String(length)) : '';
  if (length === 0) form.querySelector('details')!.open = false;
}

export function clear(): void {
  for (const box of chosen()) box.checked = false;
  count();
}

let last: HTMLInputElement | null = null;

/** Ticks the line, or with `range` all lines from the last one ticked to this. */
export function choose(box: HTMLInputElement, range: boolean): void {
  const all = boxes();
  const [from, to] = [last ? all.indexOf(last) : -1, all.indexOf(box)].sort((a, b) => a - b);
  if (range && from !== undefined && to !== undefined && from >= 0) {
    for (const each of all.slice(from, to + 1).slice(0, MAX)) each.checked = box.checked;
  }
  last = box;
  count();
}

document.addEventListener('click', (event) => {
  const box = (event.target as Element).closest<HTMLInputElement>('[data-row] > input[name=item]');
  if (box) choose(box, event.shiftKey);
});

document.addEventListener('rowschanged', count);

/** Leaves all chosen lines alone, or passes them up. */
export function decideChosen(verb: 'leave' | 'escalate'): void {
  const form = bulk();
  if (!form || !isIdle()) return;
  const fields = new FormData(form);
  fields.set('verb', verb);
  void decide(fields).then(count);
}

/** Opens what `act` on many asks for. */
export function openPanel(): void {
  const details = bulk()?.querySelector('details');
  if (!details) return;
  details.open = true;
  details.querySelector<HTMLElement>('[name=clause]:checked')?.focus();
}

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (!form.matches('[data-bulk]')) return;
  event.preventDefault();
  const fields = new FormData(form, event.submitter);
  if (fields.has('verb')) void decide(fields).then(count);
});
