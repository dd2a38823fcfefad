import type { ErrorDetails } from '../errors/domain.error.js';
import type { RenderedText, RenderOptions } from './rendered-text.js';

/** What the worker is asked; it answers in the same order. */
export interface RenderRequest {
  id: number;
  source: string;
  options: RenderOptions;
}

/** What the worker says: once that it is ready, then one answer per request. */
export type WorkerMessage =
  | { ready: true }
  | { id: number; rendered: RenderedText }
  | { id: number; refused: { reason: string; details: ErrorDetails } }
  | { id: number; failed: string };

/** A request with the promise that waits for it. */
export interface RenderJob extends RenderRequest {
  resolve(rendered: RenderedText): void;
  reject(error: Error): void;
}
