import { Module } from '@nestjs/common';
import { ReviewablesModule } from '../reviewables/reviewables.module.js';
import { SurgesRepository } from './surges.repository.js';
import { SurgesService } from './surges.service.js';

@Module({
  imports: [ReviewablesModule],
  providers: [SurgesRepository, SurgesService],
  exports: [SurgesService],
})
export class SurgesModule {}
