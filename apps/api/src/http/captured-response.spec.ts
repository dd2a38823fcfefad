import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { type CapturedHeaders, captureResponse } from './captured-response.js';

function captured(write: (response: ServerResponse) => void) {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  response.appendHeader('set-cookie', 'session=abc; Path=/');
  let answer: { status: number; headers: CapturedHeaders; body: string } | undefined;
  captureResponse(response, (status, headers, body) => {
    answer = { status, headers, body: body.toString() };
  });
  write(response);
  return answer!;
}

describe('a captured response', () => {
  it('keeps the cookie of the API on a redirect', () => {
    const { status, headers } = captured((response) => {
      response.setHeader('location', '/welcome');
      response.writeHead(303).end();
    });
    expect(status).toBe(303);
    expect(headers).toMatchObject({ location: '/welcome', 'set-cookie': 'session=abc; Path=/' });
  });

  it('keeps it beside the cookies of the page, each once however often they are set', () => {
    const { headers } = captured((response) => {
      response.setHeader('set-cookie', ['a=1', 'b=2']);
      response.setHeader('Set-Cookie', ['a=1', 'b=2']);
      response.writeHead(200).end('done');
    });
    expect(headers['set-cookie']).toEqual(['session=abc; Path=/', 'a=1', 'b=2']);
  });

  it('hands over the body and status as written', () => {
    const answer = captured((response) => {
      response.writeHead(404, { 'content-type': 'text/plain' });
      response.write('no');
      response.end('thing');
    });
    expect(answer).toMatchObject({ status: 404, body: 'nothing' });
    expect(answer.headers['content-type']).toBe('text/plain');
  });
});
