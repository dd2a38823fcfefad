import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MembersModule } from '@parvis/identity';
import { RoomsModule } from '../rooms/rooms.module.js';
import { TagsModule } from '../tags/tags.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { Subscription } from './subscription.entity.js';
import {
  ViewerLevelByMember,
  ViewerLevelByRoom,
  ViewerLevelByTag,
  ViewerLevelByThread,
} from './subscriptions.loader.js';
import { SubscriptionsRepository } from './subscriptions.repository.js';
import {
  RoomSubscriptionsResolver,
  TagSubscriptionsResolver,
  ThreadSubscriptionsResolver,
} from './subscriptions.resolver.js';
import { SubscriptionsService } from './subscriptions.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Subscription]),
    MembersModule,
    RoomsModule,
    ThreadsModule,
    TagsModule,
  ],
  providers: [
    SubscriptionsRepository,
    SubscriptionsService,
    ViewerLevelByMember,
    ViewerLevelByRoom,
    ViewerLevelByThread,
    ViewerLevelByTag,
    RoomSubscriptionsResolver,
    ThreadSubscriptionsResolver,
    TagSubscriptionsResolver,
  ],
  exports: [SubscriptionsRepository, SubscriptionsService, ViewerLevelByMember],
})
export class SubscriptionsModule {}
