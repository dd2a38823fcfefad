import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Broadcast, type RunningConfig } from '@parvis/kernel';
import { AppModule } from './app.module.js';
import { portError } from './free-port.js';
import { isApiPath, registerApiRules } from './http/api-rules.js';
import { HOST_HEADER, Pages, PROTOCOL_HEADER } from './http/pages.js';
import { LiveSockets } from './sockets/live-sockets.js';

/** The largest GraphQL body; uploads have their own route and limit. */
const BODY_LIMIT = 256 * 1024;
/** Requests in flight get this long to end once the process is told to stop. */
const DRAIN_MS = 10_000;

export interface RunningApp {
  nest: NestFastifyApplication;
  port: number;
  listen(): Promise<void>;
  stop(): Promise<void>;
}

/** Wires API and pages onto one HTTP server; nothing listens yet. */
export async function createApp(config: RunningConfig): Promise<RunningApp> {
  let server: Server;
  let pages: Pages | null = null;
  const serverFactory = (fastify: RequestListener) => {
    server = createServer((request, response) => {
      if (isApiPath(request.url ?? '/')) return fastify(request, response);
      if (!pages) return response.writeHead(503, { 'retry-after': '1' }).end();
      pages.answer(request, response)?.catch((error: Error) => {
        console.error(error);
        if (!response.headersSent) response.writeHead(500, { 'cache-control': 'no-store' });
        response.end();
      });
    });
    // Slow clients are let go early: Node's own defaults hold them for minutes.
    server.headersTimeout = 10_000;
    server.requestTimeout = 20_000;
    return server;
  };
  const adapter = new FastifyAdapter({
    serverFactory: serverFactory as never,
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: 'idle',
  });
  registerApiRules(adapter.getInstance(), config);
  const nest = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(config),
    adapter,
    { logger: ['warn', 'error'], bodyParser: true, abortOnError: false },
  );
  await nest.init();
  nest.get(LiveSockets).attach(server!);
  await nest.get(Broadcast).listen();
  pages = nest.get(Pages);
  const app: RunningApp = {
    nest,
    port: config.port,
    async listen() {
      await usePages(pages!);
      await listen(nest, config);
      app.port = (server.address() as AddressInfo).port;
    },
    async stop() {
      const force = setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref();
      server.closeIdleConnections();
      await nest.close();
      clearTimeout(force);
    },
  };
  return app;
}

async function listen(nest: NestFastifyApplication, { host, port }: RunningConfig): Promise<void> {
  try {
    await nest.listen(port, host);
  } catch (error) {
    throw portError(error, port);
  }
}

/** The built pages read these when they load; without a build the API serves alone. */
async function usePages(pages: Pages): Promise<void> {
  process.env.HOST_HEADER = HOST_HEADER;
  process.env.PROTOCOL_HEADER = PROTOCOL_HEADER;
  process.env.BODY_SIZE_LIMIT = '12M';
  const built = new URL('../../../web/handler.js', import.meta.url);
  const { handler } = await import(built.href);
  pages.use(handler);
}
