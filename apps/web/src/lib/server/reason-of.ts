import type { RequestEvent } from '@sveltejs/kit';
import { loadMessages } from '$lib/messages/catalogue';
import { reasonSentence } from './reasons';

/** The sentence for a reason the API gave as data, such as `viewerCannotEditReason`. */
export async function reasonOf({ locals }: Pick<RequestEvent, 'locals'>, reason: string) {
  await loadMessages(locals.locale, 'errors');
  return reasonSentence(locals.locale, { message: reason, extensions: { reason } });
}
