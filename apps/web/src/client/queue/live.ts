import { io } from 'socket.io-client';
import { isIdle } from './deciding';
import {
  currentId,
  desk,
  item,
  moveOnFrom,
  readList,
  renew,
  rowOf,
  rows,
  sheet,
  show,
} from './desk';
import { forget, itemPage } from './pages';
import { refuse, say } from './said';

/** What changed, never how: the item is asked for, and comes if it may be seen. */
interface Hint {
  topic: string;
  id: string;
  /** It went into a room that is not the reader's. */
  gone?: boolean;
}

const fresh = new Set<string>();
/** How long a line says who was faster before it leaves. */
const LEAVING_MS = 1500;

/** Follows the queue as long as the page is open; after a gap the list is looked at again. */
export function follow(): void {
  const socket = io({ path: '/live', transports: ['websocket'] });
  let wasGone = false;
  socket.on('connect', () => {
    socket.emit('moderation:join');
    light(true);
    if (wasGone) void lookAgain();
    wasGone = false;
  });
  socket.on('disconnect', () => {
    wasGone = true;
    light(false);
  });
  socket.on('hint', (hint: Hint) => {
    if (hint.topic !== 'review') return;
    if (hint.gone) void lose(hint.id);
    else void changed(hint.id);
  });
}

function light(isOn: boolean): void {
  const lamp = document.querySelector<HTMLElement>('[data-live]');
  if (!lamp) return;
  lamp.dataset.live = isOn ? 'on' : 'off';
  lamp.textContent = (isOn ? lamp.dataset.on : lamp.dataset.off) ?? '';
}

/** An item of this page is read anew; one that is not here is counted as news. */
async function changed(id: string): Promise<void> {
  const state = desk()?.dataset.state;
  if (!rowOf(id) && currentId() !== id) return isNew(id, state);
  const isAtWork = currentId() === id && sheet()?.open;
  if (isAtWork && !(await isTakenAway(id))) return;
  const line = await renew(id);
  if (!line) {
    rowOf(id)?.remove();
    document.dispatchEvent(new Event('rowschanged'));
  } else if (line.getAttribute('data-state') !== state) leave(id);
  if (isAtWork && currentId() === id) {
    refuse(document.querySelector('[data-words-changed]')?.textContent ?? '');
  }
}

/**
 * Whether the item for which a decision is being put together has changed, so that its sheet had to
 * be closed. A note or a claim changes nothing for it; a decision that is on its way is one's own.
 */
async function isTakenAway(id: string): Promise<boolean> {
  const { version, state } = item()!.dataset;
  forget(id);
  const part = (await itemPage(id))?.getElementById('item');
  // Meanwhile the decision may have been made, and another item be at work.
  if (!isIdle() || currentId() !== id) return false;
  if (part?.dataset.version === version && part?.dataset.state === state) return false;
  sheet()?.close();
  return true;
}

/** Not asked for again: whoever reaches into a foreign room leaves an entry in the audit log. */
async function lose(id: string): Promise<void> {
  fresh.delete(id);
  announce();
  forget(id);
  if (currentId() === id) {
    sheet()?.close();
    await moveOnFrom([id]);
  } else if (rowOf(id)) {
    rowOf(id)?.remove();
    document.dispatchEvent(new Event('rowschanged'));
  }
}

/** The line says who decided it, then goes. */
function leave(id: string): void {
  const row = rowOf(id);
  if (!row) return;
  row.classList.add('leaving');
  const box = row.querySelector<HTMLInputElement>('input');
  if (box) box.disabled = true;
  setTimeout(() => {
    const now = rowOf(id);
    if (!now || now.dataset.state === desk()?.dataset.state) return;
    now.remove();
    document.dispatchEvent(new Event('rowschanged'));
  }, LEAVING_MS);
  say(row.textContent?.replace(/\s+/g, ' ').trim() ?? '');
}

async function isNew(id: string, state: string | undefined): Promise<void> {
  forget(id);
  const page = await itemPage(id).catch(() => null);
  const line = page?.getElementById(`row-${id}`);
  if (rowOf(id)) return;
  if (line && line.dataset.state === state) fresh.add(id);
  else fresh.delete(id);
  announce();
}

function announce(): void {
  const button = document.querySelector<HTMLElement>('[data-news]');
  if (!button) return;
  button.hidden = fresh.size === 0;
  button.textContent = (button.dataset.news ?? '').replace('{count}', String(fresh.size));
}

/** Reads the list again with what is new in it; opens its first item where none is open. */
export async function reload(): Promise<void> {
  fresh.clear();
  announce();
  await readList(location.pathname + location.search);
  const [first] = rows();
  if (!item() && first?.dataset.row) await show(first.dataset.row);
}

/** After a gap nobody knows what was missed. */
async function lookAgain(): Promise<void> {
  await readList(location.pathname + location.search);
  const id = currentId();
  if (id && !sheet()?.open) await renew(id);
}

document.addEventListener('click', ({ target }) => {
  if ((target as Element).closest('[data-news]')) void reload();
});

/** Before the list runs out, its next page is added. */
let isAdding = false;
document.addEventListener('rowschanged', () => {
  const further = document.querySelector<HTMLAnchorElement>('[data-end] a[rel=next]');
  if (!further || isAdding || rows().length > 8) return;
  isAdding = true;
  void readList(further.href, true).finally(() => {
    isAdding = false;
  });
});
