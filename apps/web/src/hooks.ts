import type { Transport } from '@sveltejs/kit';
import { listOnServerTransport, recordOnServerTransport } from '$lib/prose/kept-on-server';
import { storedHtmlTransport } from '$lib/prose/stored-html';

export const transport: Transport = {
  ListOnServer: listOnServerTransport,
  RecordOnServer: recordOnServerTransport,
  StoredHtml: storedHtmlTransport,
};
