import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer } from '@parvis/kernel';
import { TrustService } from './trust.service.js';
import { MemberTrustPayload, TrustThresholdType } from './trust.type.js';

@Resolver()
export class TrustResolver {
  constructor(private readonly trust: TrustService) {}

  @Query(() => [TrustThresholdType], { description: 'What trust levels 1 to 3 ask for.' })
  trustThresholds() {
    return this.trust.thresholds();
  }

  @Mutation(() => MemberTrustPayload, {
    description: 'Fixes the trust level of a member, or lets it be earned again; admins only.',
  })
  async memberTrustSet(
    @CurrentViewer() viewer: Viewer,
    @Args('memberId', { type: () => ID, description: 'The member.' }) memberId: string,
    @Args('level', {
      type: () => Int,
      nullable: true,
      description: '0 to 4; null to compute it from what he did.',
    })
    level?: number | null,
  ) {
    return { member: await this.trust.set(viewer, memberId, level ?? null) };
  }
}
