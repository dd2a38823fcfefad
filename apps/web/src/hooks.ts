import type { Transport } from '@sveltejs/kit';
import { storedHtmlTransport } from '$lib/prose/stored-html';

export const transport: Transport = { StoredHtml: storedHtmlTransport };
