import { Module } from '@nestjs/common';
import { ForumModule } from '@parvis/forum';
import { ImporterModule } from '@parvis/importer';
import { ModerationModule } from '@parvis/moderation';
import { ContextModule } from '../graphql/context.module.js';
import { ExportsController } from './exports.controller.js';
import { FilesController } from './files.controller.js';
import { HealthController } from './health.controller.js';
import { PageCache } from './page-cache.js';
import { PageRequests } from './page-requests.js';
import { Pages } from './pages.js';

@Module({
  imports: [ContextModule, ForumModule, ImporterModule, ModerationModule],
  controllers: [FilesController, ExportsController, HealthController],
  providers: [PageCache, PageRequests, Pages],
  exports: [PageCache, Pages],
})
export class HttpModule {}
