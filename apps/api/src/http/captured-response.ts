import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

export type CapturedHeaders = Record<string, string | string[]>;

/**
 * Holds back what a handler writes until it ends the response, then hands over the whole answer.
 * The response is usable again by then, so that the receiver may compress and send it.
 */
export function captureResponse(
  response: ServerResponse,
  done: (status: number, headers: CapturedHeaders, body: Buffer) => void,
): void {
  const { writeHead, write, end, setHeader } = response;
  const chunks: Buffer[] = [];
  let status = 200;
  const keep = (chunk: unknown) => {
    if (chunk && typeof chunk !== 'function') chunks.push(Buffer.from(chunk as Uint8Array));
  };
  response.writeHead = (code: number, ...rest: unknown[]) => {
    status = code;
    const headers = rest.find((part) => typeof part === 'object') as OutgoingHttpHeaders;
    for (const [name, value] of Object.entries(headers ?? {})) {
      if (value !== undefined) response.setHeader(name, value);
    }
    return response;
  };
  // The pages set their own cookies as a whole, which must not undo those of the API.
  response.setHeader = (name, value) => {
    const lines = name.toLowerCase() === 'set-cookie' ? cookieLines(response) : [];
    const all =
      lines.length > 0 ? [...new Set([...lines, ...[value as string | string[]].flat()])] : value;
    return setHeader.call(response, name, all);
  };
  response.write = (chunk: unknown) => {
    keep(chunk);
    return true;
  };
  response.end = (chunk?: unknown) => {
    keep(chunk);
    Object.assign(response, { writeHead, write, end, setHeader });
    const headers = { ...response.getHeaders() } as CapturedHeaders;
    for (const name of Object.keys(headers)) response.removeHeader(name);
    const code = status === 200 ? response.statusCode : status;
    done(code, headers, Buffer.concat(chunks));
    return response;
  };
}

const cookieLines = (response: ServerResponse): string[] =>
  [response.getHeader('set-cookie') ?? []].flat().map(String);
