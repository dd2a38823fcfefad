import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { CONFIG, type Config } from '../config/config.js';
import { DomainError } from '../errors/domain.error.js';

/** How often something may happen, for one key, in a window of so many seconds. */
export interface Limit {
  /** Counts apart from every other name. */
  name: string;
  points: number;
  seconds: number;
}

/**
 * Counts what callers do and refuses the excess. The counts lie in memory, or in Redis when
 * several processes share them; while Redis is away each process counts alone.
 */
@Injectable()
export class Limits implements OnApplicationShutdown {
  private readonly limiters = new Map<string, Promise<RateLimiterAbstract>>();
  private redis: Promise<Redis> | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Takes one point of the key; RATE_LIMITED with the seconds to wait when none is left. */
  async consume(limit: Limit, key: string): Promise<void> {
    if (this.config.limitsFactor === 0) return;
    try {
      await (await this.limiterOf(limit)).consume(key);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const retryAfter = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      throw new DomainError('RATE_LIMITED', 'too_many_attempts', { retryAfter });
    }
  }

  /** Gives the key all its points back, as a right password does. */
  async forget(limit: Limit, key: string): Promise<void> {
    if (this.config.limitsFactor === 0) return;
    await (await this.limiterOf(limit)).delete(key);
  }

  async onApplicationShutdown(): Promise<void> {
    (await this.redis)?.disconnect();
  }

  private limiterOf(limit: Limit): Promise<RateLimiterAbstract> {
    let limiter = this.limiters.get(limit.name);
    if (!limiter) {
      limiter = this.create(limit);
      this.limiters.set(limit.name, limiter);
    }
    return limiter;
  }

  private async create({ name, points, seconds }: Limit): Promise<RateLimiterAbstract> {
    const options = {
      keyPrefix: `limit:${name}`,
      points: Math.ceil(points * this.config.limitsFactor),
      duration: seconds,
    };
    const memory = new RateLimiterMemory(options);
    if (!this.config.redisUrl) return memory;
    const storeClient = await this.connect(this.config.redisUrl);
    return new RateLimiterRedis({ ...options, storeClient, insuranceLimiter: memory });
  }

  private connect(url: string): Promise<Redis> {
    this.redis ??= import('ioredis').then(({ Redis }) => {
      const redis = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
      // Without a listener an outage would end the process; the limiter falls back by itself.
      redis.on('error', () => undefined);
      return redis;
    });
    return this.redis;
  }
}
