import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { faulty, run, submit } from '$lib/server/api';
import { operation } from '$lib/server/operations/document';
import { type SimilarAnswer, similarFace, toSimilarQuestion } from './similar.server';

const ASK = /* GraphQL */ `
  mutation Ask($input: ThreadCreateInput!) {
    threadCreate(input: $input) { thread { number slug } }
  }
`;
const CANDIDATE = operation(
  /* GraphQL */ `
  query AskedBefore($number: Int!) { thread(number: $number) { ...SimilarFace } }
`,
  similarFace,
);

interface Asked {
  /** No thread: a person reads it before others do. */
  threadCreate: { thread: { number: number; slug: string } | null };
}

/**
 * Publishes what was written. A question that was asked before comes back with the one it is like,
 * for its author to say whether it is the same.
 */
export async function ask(event: RequestEvent, values: Record<string, string>) {
  const { kind, title = '', room, language, body = '', tags = '' } = values;
  const { idempotencyKey, formToken } = values;
  if (!room) return faulty(event, { roomId: 'required' }, values);
  const words = { kind, title, roomId: room, language, bodyMarkdown: body };
  const names = tags.split(',').map((tag) => tag.trim());
  const input = {
    ...words,
    tags: names.filter(Boolean),
    idempotencyKey,
    formToken,
    isNotDuplicate: values.isNotDuplicate === 'yes',
  };
  const { data, failure } = await submit<Asked>(event, ASK, { input }, values);
  if (!failure) {
    const { thread } = data.threadCreate;
    redirect(303, thread ? paths.thread(thread) : `${paths.held}?new`);
  }
  if (failure.data.reason !== 'near_duplicate') return failure;
  const asked = await askedBefore(event, Number(failure.data.params.threadNumber));
  return asked ? fail(409, { values, asked }) : failure;
}

async function askedBefore(event: RequestEvent, number: number) {
  const { thread } = await run<{ thread: SimilarAnswer | null }>(event, CANDIDATE, { number });
  return thread && toSimilarQuestion(event, thread, '', true);
}
