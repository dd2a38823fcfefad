import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CONFIG, type RunningConfig } from './config/config.js';
import { Broadcast } from './db/broadcast.js';
import { Cursors } from './db/cursor.js';
import { dataSourceOptions } from './db/data-source.js';
import { Database } from './db/database.js';
import { JobRunner } from './jobs/job-runner.js';
import { Handlers } from './outbox/handlers.js';
import { Outbox } from './outbox/outbox.js';
import { Settings } from './settings/settings.js';
import { Clock } from './time/clock.js';

const providers = [Database, Cursors, Broadcast, Handlers, Outbox, JobRunner, Settings, Clock];

/** What every other lib stands on; global, so that features import only each other. */
@Global()
@Module({})
export class KernelModule {
  static forRoot(config: RunningConfig): DynamicModule {
    return {
      module: KernelModule,
      imports: [
        DiscoveryModule,
        TypeOrmModule.forRoot({
          ...dataSourceOptions(config.databaseUrl, config.databasePoolSize),
          autoLoadEntities: true,
          retryAttempts: 0,
        }),
      ],
      providers: [{ provide: CONFIG, useValue: config }, ...providers],
      exports: [CONFIG, ...providers],
    };
  }
}
