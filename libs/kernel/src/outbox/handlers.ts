import { Injectable, type OnApplicationBootstrap, SetMetadata } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { EventName, RecordedEvent } from './domain-events.js';

const HANDLES = Symbol('handles');
const HANDLES_AT_ONCE = Symbol('handles at once');
const SCHEDULE = Symbol('schedule');
const TASK = Symbol('task');

/**
 * Marks a method as the later work of an event. It runs at least once, in the worker, after
 * the commit, so it must be idempotent by the event's id.
 */
export const Handles = <Name extends EventName>(...names: Name[]) => SetMetadata(HANDLES, names);

/**
 * Marks a method as part of the very transaction that publishes the event, for what must not lag
 * behind it, such as a counter of an upper feature. What it throws undoes the whole.
 */
export const HandlesAtOnce = <Name extends EventName>(...names: Name[]) =>
  SetMetadata(HANDLES_AT_ONCE, names);

/** Marks a method as work by the clock, in crontab form (UTC); it runs once per due time. */
export const Scheduled = (cron: string) => SetMetadata(SCHEDULE, cron);

/**
 * Marks a method as the work of a named task, see `Tasks.at`. It runs at least once, so it must
 * be idempotent.
 */
export const Task = (name: string) => SetMetadata(TASK, name);

type TaskWork = (payload: Record<string, unknown>) => Promise<void>;
type Handler = (event: RecordedEvent) => Promise<void>;

/** An event as a method marked with `@HandlesAtOnce` gets it, before it has an id. */
export type PublishedEvent<Name extends EventName = EventName> = Pick<
  RecordedEvent<Name>,
  'name' | 'payload' | 'actorId'
>;

/** Finds every marked method once, at boot; names are `Class.method`. */
@Injectable()
export class Handlers implements OnApplicationBootstrap {
  readonly byName = new Map<string, Handler>();
  readonly byEvent = new Map<string, string[]>();
  readonly atOnce = new Map<string, ((event: PublishedEvent) => Promise<void>)[]>();
  readonly tasks = new Map<string, TaskWork>();
  readonly scheduled = new Map<string, { cron: string; run: () => Promise<void> }>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (!instance || typeof instance !== 'object') continue;
      for (const method of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance))) {
        this.register(instance as Record<string, unknown>, method);
      }
    }
  }

  private register(instance: Record<string, unknown>, method: string): void {
    const work = instance[method];
    if (typeof work !== 'function') return;
    const name = `${instance.constructor.name}.${method}`;
    const events = this.reflector.get<string[] | undefined>(HANDLES, work);
    if (events) {
      this.byName.set(name, (event) => work.call(instance, event));
      for (const event of events) {
        this.byEvent.set(event, [...(this.byEvent.get(event) ?? []), name]);
      }
    }
    for (const event of this.reflector.get<string[] | undefined>(HANDLES_AT_ONCE, work) ?? []) {
      const works = this.atOnce.get(event) ?? [];
      this.atOnce.set(event, [...works, (published) => work.call(instance, published)]);
    }
    const cron = this.reflector.get<string | undefined>(SCHEDULE, work);
    if (cron) this.scheduled.set(name, { cron, run: () => work.call(instance) });
    const task = this.reflector.get<string | undefined>(TASK, work);
    if (task) this.tasks.set(task, (payload) => work.call(instance, payload));
  }
}
