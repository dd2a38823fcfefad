import { Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, isSignedIn, type RequestContext, type Viewer } from '@parvis/kernel';
import { AccountType } from './account.type.js';
import type { Member } from './member.entity.js';
import { BiographyByMember, MemberById } from './members.loader.js';
import { ViewerType } from './viewer.type.js';

@Resolver(() => AccountType)
export class AccountResolver {
  constructor(private readonly biographies: BiographyByMember) {}

  @Query(() => ViewerType, { nullable: true, description: 'Who is signed in; null for nobody.' })
  viewer(@CurrentViewer() viewer: Viewer) {
    return isSignedIn(viewer) ? {} : null;
  }

  @ResolveField(() => Boolean, {
    description: 'Whether he confirmed his address; without it he may read but not write.',
  })
  emailConfirmed(@Parent() member: Member): boolean {
    return member.emailConfirmedAt !== null;
  }

  @ResolveField(() => String, {
    description: 'What he says of himself, in Markdown, at most 2,000 characters.',
  })
  async bioMarkdown(@Parent() member: Member, @Context() context: RequestContext): Promise<string> {
    return (await this.biographies.load(context, member.id))?.bioMarkdown ?? '';
  }
}

/** The member himself is read only when asked for: the frame of each page asks for counts alone. */
@Resolver(() => ViewerType)
export class ViewerResolver {
  constructor(private readonly memberById: MemberById) {}

  @ResolveField()
  member(@Parent() { member }: Partial<ViewerType>, @Context() context: RequestContext) {
    return member ?? this.memberById.find(context, context.viewer.memberId!);
  }

  @ResolveField()
  account(@Parent() { account }: Partial<ViewerType>, @Context() context: RequestContext) {
    return account ?? this.memberById.find(context, context.viewer.memberId!);
  }
}
