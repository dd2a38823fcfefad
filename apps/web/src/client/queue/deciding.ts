import { currentId, desk, isTurning, item, moveOnFrom, renew, rowOf, sheet } from './desk';
import { refuse, say, tellTrouble } from './said';
import { offerUndo } from './undoing';
import { type Decided, Refusal, send } from './work';

let isBusy = false;

/** Nothing may be decided while another decision or another item is on its way. */
export const isIdle = () => !isBusy && !isTurning();

/** The button of a verb on the item shown; null where the verb is not open to this moderator. */
export function buttonOf(verb: string): HTMLElement | null {
  const button = item()?.querySelector<HTMLElement>(`#verbs [data-verb="${verb}"]`);
  return button && !button.hasAttribute('disabled') ? button : null;
}

/** Does one thing at a time; trouble with the server is told, a refusal shown on the item. */
export async function working(work: () => Promise<void>): Promise<void> {
  if (!isIdle()) return;
  isBusy = true;
  item()?.setAttribute('aria-busy', 'true');
  try {
    await work();
  } catch (error) {
    if (error instanceof Refusal) await refused(error);
    else tellTrouble();
  } finally {
    isBusy = false;
    item()?.removeAttribute('aria-busy');
  }
}

/** On a conflict the item is read anew, so that it shows who was faster. */
async function refused(refusal: Refusal): Promise<void> {
  const id = currentId();
  if (refusal.isConflict && id) {
    sheet()?.close();
    await renew(id);
  }
  const place = sheet()?.open ? sheet()?.querySelector('[data-refusal]') : null;
  if (place) place.textContent = refusal.message;
  else refuse(refusal.message);
}

/** Sends the decision and moves on to what follows. */
export function decide(form: FormData): Promise<void> {
  return working(async () => {
    const ids = form.getAll('item').map((read) => String(read).split('|')[0]!);
    const target = titleOf(ids);
    const made = await send<Decided>('decide', form);
    const done = made.outcomes.filter(({ decision }) => decision);
    sheet()?.close();
    const decisions = done.map(({ decision }) => decision!);
    const items = done.map(({ id }) => id);
    if (items.length > 0) {
      offerUndo(
        { items, decisions, said: made.said, target, messages: made.messages },
        made.seconds,
      );
    }
    const kept = made.outcomes.filter(({ decision }) => !decision);
    for (const { id } of kept) await renew(id);
    if (desk()?.dataset.state === 'open') await moveOnFrom(items);
    else for (const id of items) await renew(id);
    const [first] = kept;
    if (first?.refusal) {
      refuse(first.refusal);
      say(first.refusal);
    }
  });
}

const titleOf = ([id, ...others]: string[]) =>
  others.length > 0
    ? ''
    : (rowOf(id ?? '')
        ?.querySelector('strong')
        ?.textContent?.trim() ?? '');

/** Leaves the item alone or hands it up, as its button would. */
export function decideBy(verb: 'leave' | 'escalate'): void {
  const button = buttonOf(verb);
  const form = button?.closest('form');
  if (!form || !isIdle()) return;
  const fields = new FormData(form);
  fields.set('verb', verb);
  void decide(fields);
}
