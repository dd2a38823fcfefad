import type { RequestEvent } from '@sveltejs/kit';
import { submit } from '$lib/server/api';
import { secondsUntil } from './decision.server';
import { previewOf } from './preview.server';
import type { MessagePreview, Verb } from './shapes';
import { decisionInput, itemsOf, verbOf } from './work-form.server';
import { sentenceFor, whatWasDone } from './work-words.server';

const DECIDE = /* GraphQL */ `
  mutation Decide($id: ID!, $input: DecisionInput!) {
    reviewableDecide(id: $id, input: $input) { decision { id executeAfter } }
  }
`;
const DECIDE_MANY = /* GraphQL */ `
  mutation DecideMany($inputs: [BulkDecisionInput!]!) {
    reviewablesDecide(inputs: $inputs) { results { id decision { id executeAfter } error reason } }
  }
`;
const UNDO = /* GraphQL */ `mutation Undo($id: ID!) { decisionUndo(id: $id) { reviewable { id } } }`;
const CLAIM = /* GraphQL */ `mutation Claim($id: ID!) { reviewableClaim(id: $id) { reviewable { id } } }`;
const RELEASE = /* GraphQL */ `mutation Release($id: ID!) { reviewableRelease(id: $id) { reviewable { id } } }`;
const NOTE = /* GraphQL */ `
  mutation Note($input: StaffNoteInput!) { staffNoteAdd(input: $input) { note { id } } }
`;

interface Made {
  id: string;
  executeAfter: string;
}

/** What became of one item. */
export interface Outcome {
  id: string;
  decision: string | null;
  /** Why not, when there is no decision. */
  refusal: string | null;
}

/** Decides on the items of a form; one alone is refused as a form is, many each for itself. */
export async function decide(event: RequestEvent, form: FormData) {
  const items = itemsOf(form);
  return items.length === 1 ? decideOne(event, form) : decideMany(event, form);
}

async function decideOne(event: RequestEvent, form: FormData) {
  const [item] = itemsOf(form);
  const input = decisionInput(form, item!);
  const messages = input.verb === 'act' ? await previewOf(event, item!.id, input) : [];
  const variables = { id: item!.id, input };
  const sent = await submit<{ reviewableDecide: { decision: Made } }>(event, DECIDE, variables);
  if (sent.failure) return sent;
  const { decision } = sent.data.reviewableDecide;
  const outcomes: Outcome[] = [{ id: item!.id, decision: decision.id, refusal: null }];
  return answer(event, input.verb, outcomes, decision, {
    said: await whatWasDone(event, input.verb, input.actions),
    messages,
  });
}

async function decideMany(event: RequestEvent, form: FormData) {
  const inputs = itemsOf(form).map((item) => ({ id: item.id, ...decisionInput(form, item) }));
  const sent = await submit<{
    reviewablesDecide: {
      results: { id: string; decision: Made | null; error: string | null; reason: string | null }[];
    };
  }>(event, DECIDE_MANY, { inputs });
  if (sent.failure) return sent;
  const { results } = sent.data.reviewablesDecide;
  const outcomes = await Promise.all(
    results.map(async ({ id, decision, error, reason }) => ({
      id,
      decision: decision?.id ?? null,
      refusal: decision ? null : await sentenceFor(event, error, reason),
    })),
  );
  const made = results.flatMap(({ decision }) => decision ?? []);
  return answer(event, verbOf(form), outcomes, made.at(-1), {
    said: await whatWasDone(event, verbOf(form), [], made.length),
    messages: [],
  });
}

function answer(
  _event: RequestEvent,
  verb: Verb,
  outcomes: Outcome[],
  made: Made | undefined,
  words: { said: string; messages: MessagePreview[] },
) {
  const seconds = made ? secondsUntil(made.executeAfter) : 0;
  return { data: { verb, outcomes, seconds, ...words } };
}

/** Previews what the decision of the form would tell its author. */
export async function preview(event: RequestEvent, form: FormData) {
  const [item] = itemsOf(form);
  const messages = item ? await previewOf(event, item.id, decisionInput(form, item)) : [];
  return { data: { messages } };
}

const onId = (operation: string, name: string) => (event: RequestEvent, form: FormData) =>
  submit<object>(event, operation, { id: String(form.get(name) ?? '') });

export const undo = onId(UNDO, 'decision');
export const claim = onId(CLAIM, 'id');
export const release = onId(RELEASE, 'id');

export function note(event: RequestEvent, form: FormData) {
  const body = String(form.get('body') ?? '');
  const input = { reviewableId: String(form.get('id') ?? ''), body };
  return submit<object>(event, NOTE, { input }, { body });
}
