import { Module } from '@nestjs/common';
import { DecisionsModule } from '../decisions/decisions.module.js';
import { ThresholdsRepository } from './thresholds.repository.js';
import { ThresholdsService } from './thresholds.service.js';

@Module({
  imports: [DecisionsModule],
  providers: [ThresholdsRepository, ThresholdsService],
})
export class ThresholdsModule {}
