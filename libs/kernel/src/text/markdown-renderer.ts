import { DomainError } from '../errors/domain.error.js';
import type { RenderJob } from './render-job.js';
import type { RenderedText, RenderOptions } from './rendered-text.js';
import { checkLength, textLimits } from './text-limits.js';
import { WorkerSlot } from './worker-slot.js';

export interface RendererSettings {
  /** Milliseconds one text may take before it is refused as `text_too_complex`. */
  deadline?: number;
  /** Worker threads at most; the second starts only under load. */
  workers?: number;
  /** Milliseconds without work after which a worker is stopped. */
  idle?: number;
  /** Texts of members that may wait; further ones are refused as RATE_LIMITED. */
  queue?: number;
}

/** One text of many: rendered, or why not. */
export type RenderOutcome = { rendered: RenderedText } | { error: Error };

/** Texts a worker may hold at once: enough to keep it busy, few enough to share fairly. */
const WINDOW = 16;
/** Waiting texts that make a further worker worth its start. */
const CROWD = 4;

/**
 * Renders members' texts outside the main thread, each under a deadline. Starts nothing until the
 * first text and gives the memory back when idle; never keeps the process alive by itself.
 */
export class MarkdownRenderer {
  private readonly urgent: RenderJob[] = [];
  private readonly bulk: RenderJob[] = [];
  private readonly slots: WorkerSlot[] = [];
  private readonly settings: Required<RendererSettings>;
  private lastId = 0;
  private closed = false;

  constructor(settings: RendererSettings = {}) {
    this.settings = {
      deadline: textLimits.deadline,
      workers: 2,
      idle: 30_000,
      queue: 256,
      ...settings,
    };
  }

  /** INVALID `too_long` or `text_too_complex`; RATE_LIMITED `renderer_busy` under a flood. */
  async render(source: string, options: RenderOptions = {}): Promise<RenderedText> {
    checkLength(source, options.maxLength ?? textLimits.length);
    if (this.urgent.length >= this.settings.queue) {
      throw new DomainError('RATE_LIMITED', 'renderer_busy', { retryAfter: 2 });
    }
    return this.enqueue(this.urgent, source, options);
  }

  /** For imports: outcomes in the order of the sources; single texts overtake a batch. */
  async renderMany(
    sources: readonly string[],
    options: RenderOptions = {},
  ): Promise<RenderOutcome[]> {
    return Promise.all(
      sources.map((source) =>
        this.enqueue(this.bulk, source, options).then(
          (rendered) => ({ rendered }),
          (error: Error) => ({ error }),
        ),
      ),
    );
  }

  /** Stops the workers; texts still waiting are rejected. */
  async close(): Promise<void> {
    this.closed = true;
    const error = new Error('The renderer is closed.');
    for (const job of [...this.urgent.splice(0), ...this.bulk.splice(0)]) job.reject(error);
    await Promise.all(this.slots.map((slot) => slot.close(error)));
  }

  private enqueue(
    queue: RenderJob[],
    source: string,
    options: RenderOptions,
  ): Promise<RenderedText> {
    if (this.closed) return Promise.reject(new Error('The renderer is closed.'));
    return new Promise((resolve, reject) => {
      queue.push({ id: ++this.lastId, source, options, resolve, reject });
      this.dispatch();
    });
  }

  private dispatch(): void {
    while (this.urgent.length + this.bulk.length > 0) {
      const slot = this.roomiest();
      if (!slot) return;
      slot.send((this.urgent.shift() ?? this.bulk.shift()) as RenderJob);
    }
  }

  /** The least loaded worker that has room, or a new one when all are busy. */
  private roomiest(): WorkerSlot | null {
    const best = this.slots.toSorted((a, b) => a.load - b.load)[0];
    const full = best === undefined || best.load >= CROWD;
    if (full && this.slots.length < this.settings.workers) return this.addSlot();
    return best && best.load < WINDOW ? best : null;
  }

  private addSlot(): WorkerSlot {
    const slot = new WorkerSlot({
      deadline: this.settings.deadline,
      idle: this.settings.idle,
      onRoom: () => this.dispatch(),
      onReturned: (jobs) => {
        this.urgent.unshift(...jobs);
        this.dispatch();
      },
    });
    this.slots.push(slot);
    return slot;
  }
}
