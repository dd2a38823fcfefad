import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ReasonsModule } from '../reasons/reasons.module.js';
import { Flag } from './flag.entity.js';
import { FlagsRepository } from './flags.repository.js';
import { Reviewable, ReviewableSnapshot } from './reviewable.entity.js';
import { ReviewablesRepository } from './reviewables.repository.js';
import { ReviewablesService } from './reviewables.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Reviewable, ReviewableSnapshot, Flag]), ReasonsModule],
  providers: [ReviewablesRepository, FlagsRepository, ReviewablesService],
  exports: [ReviewablesRepository, FlagsRepository, ReviewablesService],
})
export class ReviewablesModule {}
