import { Module } from '@nestjs/common';
import { MembersModule } from '@parvis/identity';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { FollowedMembersRepository } from './followed-members.repository.js';
import { FollowedByViewerResolver, MemberFollowsResolver } from './followed-members.resolver.js';

@Module({
  imports: [MembersModule, SubscriptionsModule],
  providers: [FollowedMembersRepository, MemberFollowsResolver, FollowedByViewerResolver],
})
export class FollowedMembersModule {}
