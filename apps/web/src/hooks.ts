import type { Transport } from '@sveltejs/kit';
import { listOnServerTransport } from '$lib/prose/list-on-server';
import { storedHtmlTransport } from '$lib/prose/stored-html';

export const transport: Transport = {
  ListOnServer: listOnServerTransport,
  StoredHtml: storedHtmlTransport,
};
