/** What the server answers to a decision. */
export interface Decided {
  verb: string;
  outcomes: { id: string; decision: string | null; refusal: string | null }[];
  seconds: number;
  said: string;
  messages: Message[];
}

export interface Message {
  to: string;
  language: string;
  title: string;
  body: string;
}

/** The server said no, in words for the moderator. */
export class Refusal extends Error {
  constructor(
    message: string,
    /** Somebody was faster, or the content is another than was read. */
    readonly isConflict: boolean,
  ) {
    super(message);
  }
}

type Task = 'decide' | 'undo' | 'claim' | 'release' | 'note' | 'preview';

/** Sends a form; a refusal is thrown as `Refusal`, a server that does not answer as it comes. */
export async function send<T = object>(task: Task, form: FormData): Promise<T> {
  const response = await fetch(`/moderation/work/${task}`, {
    method: 'POST',
    body: form,
    headers: { accept: 'application/json' },
  });
  if (response.ok) return (await response.json()) as T;
  if (response.status >= 500) throw new Error(`${response.status}`);
  const { message = '' } = (await response.json()) as { message?: string };
  throw new Refusal(message, response.status === 409 || response.status === 404);
}

export function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}
