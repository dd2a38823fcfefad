import type { Action, ActionKind, Verb } from './shapes';

/** One item as it was read: a decision is pinned to this. */
export interface ItemRead {
  id: string;
  version: number;
  contentHash: string;
  /** What `act` does to it in a decision on many. */
  own: Action | null;
}

const actionOf = (word: string): Action | null => {
  const [kind, hours] = word.split(':');
  return kind ? { kind: kind as ActionKind, ...(hours && { hours: Number(hours) }) } : null;
};

/** `id|version|hash|kind:hours`, as rows and items write it into their forms. */
function itemOf(value: string): ItemRead {
  const [id = '', version = '0', contentHash = '', own = ''] = value.split('|');
  return { id, version: Number(version), contentHash, own: actionOf(own) };
}

export const itemsOf = (form: FormData): ItemRead[] => form.getAll('item').map(String).map(itemOf);

const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim();

const isSanction = ({ kind }: Action) => kind === 'silence' || kind === 'suspend';

/** The chosen restriction and what comes with it; `own` stands for what suits the item. */
function actionsOf(form: FormData, item: ItemRead): Action[] {
  const restriction = text(form, 'restriction');
  const sanction = actionOf(text(form, 'sanction'));
  const first = restriction === 'own' ? item.own : actionOf(restriction);
  // Of silence and suspension there is one: the one that was chosen.
  const isCovered = first && sanction && isSanction(first);
  const chosen = [isCovered ? null : first, actionOf(text(form, 'lock'))];
  const onAuthor = [sanction, form.has('warn') ? ({ kind: 'warn' } as const) : null];
  return [...chosen, ...onAuthor].filter((action) => action !== null);
}

export const verbOf = (form: FormData): Verb => text(form, 'verb') as Verb;

/** What the API takes for one item of the form. */
export function decisionInput(form: FormData, item: ItemRead) {
  const verb = verbOf(form);
  const isAct = verb === 'act';
  return {
    verb,
    version: item.version,
    contentHash: item.contentHash,
    actions: isAct ? actionsOf(form, item) : [],
    clauseCode: (isAct && text(form, 'clause')) || null,
    facts: text(form, 'facts') || null,
    note: text(form, 'note') || null,
  };
}
