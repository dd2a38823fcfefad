import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FlagReason } from './flag-reason.entity.js';
import { FlagReasonsRepository } from './flag-reasons.repository.js';

@Module({
  imports: [TypeOrmModule.forFeature([FlagReason])],
  providers: [FlagReasonsRepository],
  exports: [FlagReasonsRepository],
})
export class ReasonsModule {}
