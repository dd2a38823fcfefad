import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Expertise, StaleExpertise } from './expertise.entity.js';
import { ExpertiseRepository } from './expertise.repository.js';
import { ExpertiseUpkeep } from './expertise-upkeep.js';

@Module({
  imports: [TypeOrmModule.forFeature([Expertise, StaleExpertise])],
  providers: [ExpertiseRepository, ExpertiseUpkeep],
  exports: [ExpertiseRepository, ExpertiseUpkeep],
})
export class ExpertiseModule {}
