import { Injectable, Logger } from '@nestjs/common';
import {
  EngineUnavailable,
  type SearchEngine,
  type SearchEngineName,
} from '../engine/search-engine.js';
import { SearchEngines } from '../engine/search-engines.js';

/** Milliseconds for which an engine that did not answer is left alone; then one question tries it. */
export const REST_MS = 2_000;

export interface Answer<T> {
  value: T;
  engine: SearchEngineName;
  /** Whether the preferred engine was away, so that PostgreSQL answered in its place. */
  isFallback: boolean;
}

/** Asks the preferred engine, and PostgreSQL while that one does not answer. */
@Injectable()
export class AnsweringEngine {
  private readonly logger = new Logger(AnsweringEngine.name);
  private restsUntil = 0;
  private isDown = false;

  constructor(private readonly engines: SearchEngines) {}

  async ask<T>(question: (engine: SearchEngine) => Promise<T>): Promise<Answer<T>> {
    const { preferred, fallback } = this.engines;
    if (preferred === fallback || this.mayBeAsked()) {
      try {
        const value = await question(preferred);
        this.answered();
        return { value, engine: preferred.name, isFallback: false };
      } catch (error) {
        if (preferred === fallback || !(error instanceof EngineUnavailable)) throw error;
        this.failed(error);
      }
    }
    return { value: await question(fallback), engine: fallback.name, isFallback: true };
  }

  /** Of an engine that is down, one question in each rest: the others need not wait for it. */
  private mayBeAsked(): boolean {
    if (!this.isDown) return true;
    const now = performance.now();
    if (now < this.restsUntil) return false;
    this.restsUntil = now + REST_MS;
    return true;
  }

  private answered(): void {
    if (this.isDown) this.logger.log(`${this.engines.preferred.name} answers again`);
    this.isDown = false;
  }

  private failed(error: EngineUnavailable): void {
    const { preferred, fallback } = this.engines;
    if (!this.isDown) {
      this.logger.warn(
        `${preferred.name} does not answer (${error.message}); ${fallback.name} answers in its place`,
      );
    }
    this.isDown = true;
    this.restsUntil = performance.now() + REST_MS;
  }
}
