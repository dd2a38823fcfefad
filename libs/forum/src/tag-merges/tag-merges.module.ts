import { Module } from '@nestjs/common';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { TagsModule } from '../tags/tags.module.js';
import { TagMergesResolver } from './tag-merges.resolver.js';
import { TagMerges } from './tag-merges.service.js';

@Module({
  imports: [TagsModule, SubscriptionsModule],
  providers: [TagMerges, TagMergesResolver],
})
export class TagMergesModule {}
