import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { Database } from '@parvis/kernel';

/** A counter family and how many of its rows told an untruth. */
export interface Recounted {
  /** `Class.method` of whoever keeps the counters. */
  name: string;
  corrected: number;
}

type Recount = () => Promise<number>;

const ROUNDS = 3;

/**
 * Every counter of the forum, recomputed by those who keep it: all methods that begin with
 * `recount`, of whatever provider. They answer with the number of rows that differed.
 */
@Injectable()
export class Recounts {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly db: Database,
  ) {}

  /** Some counters build on others, so it goes round until nothing differs any more. */
  async run(): Promise<Recounted[]> {
    const all = this.find();
    const corrected = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round++) {
      let differed = 0;
      for (const [name, recount] of all) {
        const rows = await this.unhurried(recount);
        corrected.set(name, (corrected.get(name) ?? 0) + rows);
        differed += rows;
      }
      if (differed === 0) break;
    }
    return [...corrected].map(([name, rows]) => ({ name, corrected: rows }));
  }

  private unhurried(recount: Recount): Promise<number> {
    return this.db.tx(async () => {
      await this.db.rows('set local statement_timeout = 0');
      return recount();
    });
  }

  private find(): Map<string, Recount> {
    const found = new Map<string, Recount>();
    for (const { instance } of this.discovery.getProviders()) {
      if (!instance || typeof instance !== 'object' || instance === this) continue;
      const prototype = Object.getPrototypeOf(instance);
      if (!prototype) continue;
      for (const method of this.scanner.getAllMethodNames(prototype)) {
        if (!method.startsWith('recount')) continue;
        const recount = (instance as Record<string, Recount>)[method]!;
        found.set(`${instance.constructor.name}.${method}`, () => recount.call(instance));
      }
    }
    return new Map([...found].sort(([a], [b]) => a.localeCompare(b)));
  }
}
