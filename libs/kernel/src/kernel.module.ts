import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CONFIG, type RunningConfig } from './config/config.js';
import { Broadcast } from './db/broadcast.js';
import { Cursors } from './db/cursor.js';
import { dataSourceOptions } from './db/data-source.js';
import { Database } from './db/database.js';
import { FileStore, LocalFileStore } from './files/file-store.js';
import { Files } from './files/files.service.js';
import { Refusals } from './graphql/refusals.js';
import { Idempotency } from './idempotency/idempotency.js';
import { JobRunner } from './jobs/job-runner.js';
import { Tasks } from './jobs/tasks.js';
import { Limits } from './limits/limits.js';
import { KeptMailResolver } from './mail/kept-mail.resolver.js';
import { MailFolder } from './mail/mail-folder.js';
import { Mailer } from './mail/mailer.js';
import { Handlers } from './outbox/handlers.js';
import { Outbox } from './outbox/outbox.js';
import { Settings } from './settings/settings.js';
import { SettingsResolver } from './settings/settings.resolver.js';
import { MarkdownRenderer } from './text/index.js';
import { Clock } from './time/clock.js';

const services = [
  Database,
  Cursors,
  Broadcast,
  Handlers,
  Outbox,
  JobRunner,
  Tasks,
  Settings,
  Clock,
  Limits,
  Idempotency,
  Refusals,
  MailFolder,
  Mailer,
  Files,
];
const providers: Provider[] = [
  ...services,
  SettingsResolver,
  KeptMailResolver,
  { provide: FileStore, useClass: LocalFileStore },
  { provide: MarkdownRenderer, useFactory: () => new MarkdownRenderer() },
];

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
      exports: [CONFIG, ...services, FileStore, MarkdownRenderer],
    };
  }
}
