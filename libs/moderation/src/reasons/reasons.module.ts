import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FlagReason } from './flag-reason.entity.js';
import { FlagReasonById } from './flag-reasons.loader.js';
import { FlagReasonsRepository } from './flag-reasons.repository.js';
import { FlagReasonsResolver } from './flag-reasons.resolver.js';
import { FlagReasonsService } from './flag-reasons.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([FlagReason])],
  providers: [FlagReasonsRepository, FlagReasonsService, FlagReasonById, FlagReasonsResolver],
  exports: [FlagReasonsRepository, FlagReasonsService, FlagReasonById],
})
export class ReasonsModule {}
