// What a first visit to a thread page moves over the wire, as a browser would fetch it.
import { get } from 'node:http';

const fetchRaw = (url) =>
  new Promise((resolve, reject) => {
    get(
      url,
      { headers: { 'accept-encoding': 'br, gzip', 'accept-language': 'en' } },
      (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            type: response.headers['content-type'] ?? '',
            bytes: Buffer.concat(chunks),
            encoding: response.headers['content-encoding'],
          }),
        );
      },
    ).on('error', reject);
  });

async function textOf({ bytes, encoding }) {
  const { brotliDecompressSync, gunzipSync } = await import('node:zlib');
  if (encoding === 'br') return brotliDecompressSync(bytes).toString();
  return encoding === 'gzip' ? gunzipSync(bytes).toString() : bytes.toString();
}

/** Bytes of the page, its scripts (with what they import), styles, fonts and icons; images of posts apart. */
export async function transferOf({ app, thread }) {
  const page = await fetchRaw(`${app.url}/t/${thread.number}/${thread.slug}`);
  const seen = new Map();
  const wanted = [];
  const note = (text, base) => {
    for (const [, path] of text.matchAll(
      /["'(]((?:\.{0,2}\/)[^"'()\s]*?\.(?:js|css|woff2|svg))["')]/g,
    )) {
      wanted.push(new URL(path, base).href);
    }
  };
  note(await textOf(page), `${app.url}/t/1/x`);
  while (wanted.length > 0) {
    const url = wanted.pop();
    if (seen.has(url) || !url.startsWith(app.url)) continue;
    const answer = await fetchRaw(url);
    seen.set(url, answer);
    const text = await textOf(answer);
    // Static imports are fetched at once; dynamic ones only when the page goes there.
    if (url.endsWith('.js'))
      note([...text.matchAll(/(?:from|import)\s*["'][^"']+["']/g)].join(' '), url);
    if (url.endsWith('.css')) note(text, url);
  }
  const sum = (match) =>
    [...seen]
      .filter(([url]) => match(url))
      .reduce((total, [, { bytes }]) => total + bytes.length, 0);
  return {
    total: page.bytes.length + sum(() => true),
    script: sum((url) => url.endsWith('.js')),
    html: page.bytes.length,
  };
}
