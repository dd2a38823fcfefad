import { lineOf, list, rowOf, rows, show } from './desk';
import { forget, itemPage } from './pages';
import { refuse, say } from './said';
import { formOf, type Message, Refusal, send } from './work';

/** Decisions that wait, the latest last; each may be undone until its time is up. */
interface Waiting {
  items: string[];
  decisions: string[];
  said: string;
  target: string;
  messages: Message[];
  /** By this page's own clock, which no change of the hour moves. */
  until: number;
}

const waiting: Waiting[] = [];
let ticking: ReturnType<typeof setInterval> | undefined;

const toast = () => document.getElementById('toast');
const part = <T extends HTMLElement>(name: string) => toast()?.querySelector<T>(`[data-${name}]`);

/** Shows for how long the decision can be undone. */
export function offerUndo(made: Omit<Waiting, 'until'>, seconds: number): void {
  waiting.push({ ...made, until: performance.now() + seconds * 1000 });
  say(`${made.said} ${made.target}`);
  fill();
  ticking ??= setInterval(tick, 200);
}

function fill(): void {
  const last = waiting.at(-1);
  const box = toast();
  if (!box) return;
  box.hidden = !last;
  if (!last) return;
  part('said')!.textContent = last.said;
  part('target')!.textContent = last.target;
  const more = part('more')!;
  more.hidden = waiting.length < 2;
  more.textContent = (more.dataset.more ?? '').replace('{count}', String(waiting.length - 1));
  const told = part<HTMLDetailsElement>('told')!;
  told.hidden = last.messages.length === 0;
  part('words')!.textContent = last.messages
    .map(({ title, body }) => `${title}\n${body}`)
    .join('\n\n');
  tick();
}

function tick(): void {
  const now = performance.now();
  const before = waiting.length;
  for (const made of [...waiting]) {
    if (made.until <= now) waiting.splice(waiting.indexOf(made), 1);
  }
  const last = waiting.at(-1);
  if (waiting.length !== before) fill();
  if (!last) {
    clearInterval(ticking);
    ticking = undefined;
    return;
  }
  const left = Math.max(0, (last.until - now) / 1000);
  part('seconds')!.textContent = String(Math.ceil(left));
  part<HTMLProgressElement>('progress')!.value = left;
}

export const canUndo = () => waiting.length > 0;

/** Takes the latest decision back; its items come back to the list, the first is opened. */
export async function undoLast(): Promise<void> {
  const last = waiting.pop();
  fill();
  if (!last) return;
  try {
    for (const decision of last.decisions) await send('undo', formOf({ decision }));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refuse(error.message);
    say(error.message);
    return;
  }
  for (const id of [...last.items].reverse()) await bringBack(id);
  const [first] = last.items;
  if (first) await show(first);
  say(part('undone')?.textContent ?? '');
}

async function bringBack(id: string): Promise<void> {
  forget(id);
  const page = await itemPage(id);
  const fresh = page?.getElementById(`row-${id}`);
  if (!fresh) return;
  const line = lineOf(fresh, id);
  const known = rowOf(id);
  if (known) known.replaceWith(line);
  else {
    const here = rows().find((row) => row.classList.contains('current'));
    if (here) here.before(line);
    else list()?.prepend(line);
  }
  document.dispatchEvent(new Event('rowschanged'));
}
