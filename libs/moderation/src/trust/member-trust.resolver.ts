import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Member, MemberConnection, MemberType } from '@parvis/identity';
import {
  CurrentViewer,
  connection,
  PageArgs,
  type RequestContext,
  type Viewer,
} from '@parvis/kernel';
import { TrustIsFixedByMember } from './trust.loader.js';
import { TrustService } from './trust.service.js';

/** Where levels come from that were not earned. */
@Resolver(() => MemberType)
export class MemberTrustResolver {
  constructor(
    private readonly trust: TrustService,
    private readonly isFixedByMember: TrustIsFixedByMember,
  ) {}

  @Query(() => MemberConnection, {
    description: 'Members whose trust level an admin fixed, the latest first; admins only.',
  })
  async membersOfFixedTrust(@CurrentViewer() viewer: Viewer, @Args() page: PageArgs) {
    return connection(await this.trust.fixed(viewer, page));
  }

  @ResolveField(() => Boolean, {
    nullable: true,
    description:
      'Whether an admin fixed his trust level, so that no night changes it; null to all but staff.',
  })
  trustIsFixed(@Parent() { id }: Member, @Context() context: RequestContext) {
    return this.isFixedByMember.load(context, id);
  }
}
