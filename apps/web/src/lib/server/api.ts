import { type ActionFailure, error, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { loadMessages } from '$lib/messages/catalogue';
import { paths } from '$lib/paths';
import type { ApiError } from './parvis';
import { fieldSentences, reasonSentence } from './reasons';

type Variables = Record<string, unknown>;

const statuses: Record<string, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID: 400,
  CONFLICT: 409,
  RATE_LIMITED: 429,
};

const noAnswer: ApiError = { message: 'The API answered without data.' };

/** What a form gets back: sentences by field, one for the whole form, and what was typed. */
export interface FormFailure {
  fields: Record<string, string>;
  message: string;
  reason: string;
  /** What the refusal named, such as the thread that asks the same. */
  params: Record<string, string | number>;
  values: Record<string, string>;
}

/** Runs an operation as the viewer; an error becomes its error page, or a visit to sign-in. */
export async function run<T>(
  event: RequestEvent,
  operation: string,
  variables?: Variables,
): Promise<T> {
  const { data, errors } = await event.locals.parvis.graphql<T>(operation, variables);
  if (errors?.[0] || !data) refuse(event, errors?.[0] ?? noAnswer);
  return data;
}

/**
 * Runs a form's operation. What the writer can put right comes back as a `failure` to return
 * from the action, with the typed values; anything else is an error page as in `run`.
 */
export async function submit<T>(
  event: RequestEvent,
  operation: string,
  variables: Variables,
  values: Record<string, string> = {},
): Promise<{ data: T; failure?: never } | { data?: never; failure: ActionFailure<FormFailure> }> {
  const { data, errors } = await event.locals.parvis.graphql<T>(operation, variables);
  const first = errors?.[0];
  if (!first && data) return { data };
  const code = first?.extensions?.code ?? 'INTERNAL';
  if (!first || code === 'INTERNAL' || (code === 'UNAUTHENTICATED' && !isWrongPassword(first))) {
    refuse(event, first ?? noAnswer);
  }
  return { failure: fail(statuses[code] ?? 400, await formFailure(event, first, values)) };
}

/** Signing in failed; to send him to sign in would be a circle. */
const isWrongPassword = ({ extensions }: ApiError) => extensions?.reason === 'credentials_wrong';

/** Refuses a form before the API sees it; a reason word by field. */
export async function faulty(
  event: RequestEvent,
  fields: Record<string, string>,
  values: Record<string, string> = {},
) {
  const extensions = { code: 'INVALID', reason: 'invalid_fields', fields };
  return fail(400, await formFailure(event, { message: 'INVALID', extensions }, values));
}

async function formFailure(
  event: RequestEvent,
  refusal: ApiError,
  values: Record<string, string>,
): Promise<FormFailure> {
  const { locale } = event.locals;
  await loadMessages(locale, 'errors');
  return {
    fields: fieldSentences(locale, refusal),
    message: reasonSentence(locale, refusal),
    reason: refusal.extensions?.reason ?? refusal.extensions?.code ?? 'INTERNAL',
    params: refusal.extensions?.params ?? {},
    values,
  };
}

/** Ends the request with the error page for the refusal, or sends a stranger to sign in. */
function refuse(event: RequestEvent, refusal: ApiError): never {
  const { code = 'INTERNAL', reason, requestId } = refusal.extensions ?? {};
  if (code === 'UNAUTHENTICATED') {
    redirect(303, `${paths.signIn}?next=${encodeURIComponent(event.url.pathname)}`);
  }
  const id = requestId ?? event.locals.parvis.requestId;
  // The page asked wrongly: its own fault, not the reader's.
  if (reason?.startsWith('query_')) {
    console.error(id, event.url.pathname, refusal.message);
    error(500, { message: 'INTERNAL', code: 'INTERNAL', requestId: id });
  }
  error(statuses[code] ?? 500, { message: code, code, reason, requestId: id });
}
