import { createHmac, randomBytes } from 'node:crypto';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock, isUuid, Scheduled } from '@parvis/kernel';
import { isCrawler } from './crawlers.js';
import { ReadersRepository, type Reading } from './readers.repository.js';

export interface Reader {
  memberId: string | null;
  address: string;
  userAgent: string;
}

const FLUSH_MS = 5_000;
const BATCH = 1_000;
/** Beyond this many readings between two flushes, more are dropped rather than kept in memory. */
const MAX_WAITING = 50_000;
/** A name needs to be unique among one thread's readers of one day, not in the universe. */
const NAME_BYTES = 12;

/**
 * Counts who reads a thread, once a reader a day, without leaving a mark on him: his name of the
 * day is an HMAC of his address and browser (or of his member id) under a salt that dies with
 * the day.
 */
@Injectable()
export class ReadersService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ReadersService.name);
  private readonly waiting = new Map<number, Set<string>>();
  private count = 0;
  private timer: NodeJS.Timeout | null = null;
  private salt: { day: string; key: Buffer } | null = null;
  private flushing: Promise<void> = Promise.resolve();

  constructor(
    private readonly repository: ReadersRepository,
    private readonly clock: Clock,
  ) {}

  /** Notes in memory that a thread was read; cheap enough for pages that come from a cache. */
  seen(threadNumber: number, reader: Reader): void {
    if (this.count >= MAX_WAITING) return;
    if (!reader.memberId && isCrawler(reader.userAgent)) return;
    const name = reader.memberId ?? `${reader.address} ${reader.userAgent.slice(0, 500)}`;
    const names = this.waiting.get(threadNumber);
    if (names?.has(name)) return;
    if (names) names.add(name);
    else this.waiting.set(threadNumber, new Set([name]));
    this.count++;
  }

  /** Writes down what was noted so far; what fails to be written is noted again. */
  flush(): Promise<void> {
    this.flushing = this.flushing.then(() => this.write());
    return this.flushing;
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.flush(), FLUSH_MS).unref();
  }

  /** Before the database closes, which the later hook is too late for. */
  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.flush();
  }

  @Scheduled('5 0 * * *')
  async forget(): Promise<void> {
    const today = dayOf(this.clock.now());
    await this.repository.forgetSaltsBefore(today);
    await this.repository.purge(today);
  }

  private async write(): Promise<void> {
    if (this.count === 0) return;
    const noted = [...this.waiting];
    this.waiting.clear();
    this.count = 0;
    try {
      const { day, key } = await this.saltOfToday();
      const readings: Reading[] = noted.flatMap(([threadNumber, names]) =>
        [...names].map((name) => ({
          threadNumber,
          reader: nameOf(key, name),
          memberId: isUuid(name) ? name : null,
        })),
      );
      for (let at = 0; at < readings.length; at += BATCH) {
        await this.repository.record(day, readings.slice(at, at + BATCH));
      }
    } catch (error) {
      this.logger.warn(`readers wait to be counted: ${(error as Error).message}`);
      for (const [threadNumber, names] of noted) this.noteAgain(threadNumber, names);
    }
  }

  private noteAgain(threadNumber: number, names: Set<string>): void {
    const known = this.waiting.get(threadNumber) ?? new Set();
    this.count -= known.size;
    for (const name of names) known.add(name);
    this.waiting.set(threadNumber, known);
    this.count += known.size;
  }

  /** The day's salt; with a new day the old ones are deleted. */
  private async saltOfToday(): Promise<{ day: string; key: Buffer }> {
    const day = dayOf(this.clock.now());
    if (this.salt?.day !== day) {
      this.salt = { day, key: await this.repository.saltOf(day, randomBytes(32)) };
      await this.repository.forgetSaltsBefore(day);
    }
    return this.salt;
  }
}

const dayOf = (now: Date): string => now.toISOString().slice(0, 10);

const nameOf = (key: Buffer, name: string): Buffer =>
  createHmac('sha256', key).update(name).digest().subarray(0, NAME_BYTES);
