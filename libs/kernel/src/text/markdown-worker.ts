import { parentPort } from 'node:worker_threads';
import { DomainError } from '../errors/domain.error.js';
import { renderMarkdown } from './markdown.js';
import type { RenderRequest, WorkerMessage } from './render-job.js';

const port = parentPort;
if (!port) throw new Error('This file runs in a worker thread; see markdown-renderer.');

const say = (message: WorkerMessage) => port.postMessage(message);

/** Compiles the hot paths, so that the first post is not measured against a cold start. */
function warmUp(): void {
  const sample = '# a\n\n> [@b](#1):\n\n- *c* `d` [e](/f) @g\n\n| h |\n|---|\n| http://i.j |\n';
  for (let i = 0; i < 5; i++) renderMarkdown(sample.repeat(5));
}

function answer({ id, source, options }: RenderRequest): WorkerMessage {
  try {
    return { id, rendered: renderMarkdown(source, options) };
  } catch (error) {
    if (error instanceof DomainError) {
      return { id, refused: { reason: error.reason, details: error.details } };
    }
    return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

port.on('message', (request: RenderRequest) => say(answer(request)));
warmUp();
say({ ready: true });
