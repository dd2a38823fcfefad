// The least a Node server can do: the floor under every page.
import { createServer } from 'node:http';

const body = Buffer.from('<!doctype html><title>hello</title><p>hello');
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html', 'content-length': body.length });
  response.end(body);
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('listening'));
