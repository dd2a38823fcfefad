import { Module } from '@nestjs/common';
import { MembersModule } from '@parvis/identity';
import { QueueHealthRepository } from './queue-health.repository.js';
import { QueueHealthResolver } from './queue-health.resolver.js';
import { QueueHealthService } from './queue-health.service.js';

@Module({
  imports: [MembersModule],
  providers: [QueueHealthRepository, QueueHealthService, QueueHealthResolver],
})
export class QueueHealthModule {}
