// What is asked of which server. The thread is the one with the most replies under 40, so that
// its first page is full.
import { randomUUID } from 'node:crypto';
import { REPLY, ROOM_LIST, THREAD_PAGE } from './operations.mjs';

export async function scenariosOf(stage) {
  const { hello, pgFloor, app, uncached, cookie, thread, replyThread } = stage;
  const path = `/t/${thread.number}/${thread.slug}`;
  const graphql = (query, variables = {}) => ({ path: '/graphql', body: { query, variables } });
  const html = { accept: 'text/html', 'accept-encoding': 'gzip, br', 'accept-language': 'en' };
  return [
    { name: 'hello floor', server: hello, path: '/' },
    {
      name: 'fastify + pg floor',
      server: pgFloor,
      ...graphql(THREAD_PAGE, { number: thread.number }),
    },
    {
      name: 'GraphQL thread page',
      server: app,
      ...graphql(THREAD_PAGE, { number: thread.number }),
    },
    { name: 'GraphQL room list', server: app, ...graphql(ROOM_LIST) },
    { name: 'thread HTML, anonymous, cached', server: app, path, headers: html },
    { name: 'thread HTML, anonymous, cache off', server: uncached, path, headers: html },
    { name: 'thread HTML, signed in', server: app, path, headers: { ...html, cookie } },
    { name: 'home HTML, anonymous, cached', server: app, path: '/', headers: html },
    { name: 'home HTML, anonymous, cache off', server: uncached, path: '/', headers: html },
    { name: 'home HTML, signed in', server: app, path: '/', headers: { ...html, cookie } },
    {
      name: 'reply',
      server: app,
      path: '/graphql',
      headers: { cookie },
      body: () => ({
        query: REPLY,
        variables: {
          threadId: replyThread.id,
          input: { bodyMarkdown: `Measured reply ${randomUUID()}, with **bold** and \`code\`.` },
        },
      }),
    },
  ];
}
