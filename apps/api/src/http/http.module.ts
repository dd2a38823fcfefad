import { Module } from '@nestjs/common';
import { ForumModule } from '@parvis/forum';
import { ImporterModule } from '@parvis/importer';
import { ContextModule } from '../graphql/context.module.js';
import { FilesController } from './files.controller.js';
import { HealthController } from './health.controller.js';
import { PageCache } from './page-cache.js';
import { PageRequests } from './page-requests.js';
import { Pages } from './pages.js';

@Module({
  imports: [ContextModule, ForumModule, ImporterModule],
  controllers: [FilesController, HealthController],
  providers: [PageCache, PageRequests, Pages],
  exports: [PageCache, Pages],
})
export class HttpModule {}
