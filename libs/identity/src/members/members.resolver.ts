import {
  Args,
  Context,
  ID,
  Int,
  Mutation,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import {
  CurrentViewer,
  connection,
  PageArgs,
  type RequestContext,
  type Viewer,
} from '@parvis/kernel';
import { AccountType } from './account.type.js';
import { avatarUrl } from './avatar-url.js';
import type { Member } from './member.entity.js';
import { MemberFilterInput, MemberPayload, MemberRoleInput } from './member.inputs.js';
import { memberPolicy } from './member.policy.js';
import { MemberConnection, MemberType } from './member.type.js';
import { MemberRolesService } from './member-roles.service.js';
import { AccountIsSeen, BiographyByMember } from './members.loader.js';
import { MembersService } from './members.service.js';

@Resolver(() => MemberType)
export class MembersResolver {
  constructor(
    private readonly service: MembersService,
    private readonly roles: MemberRolesService,
    private readonly biographies: BiographyByMember,
    private readonly accountIsSeen: AccountIsSeen,
  ) {}

  @Query(() => MemberType, {
    nullable: true,
    description:
      'A member by his handle. An earlier handle finds him too; compare `handle` and redirect.',
  })
  member(
    @Args('handle', { description: 'His handle, without the @.' }) handle: string,
  ): Promise<Member | null> {
    return this.service.byHandle(handle);
  }

  @Query(() => MemberConnection, { description: 'All members, the newest first; admins only.' })
  async members(
    @CurrentViewer() viewer: Viewer,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true, description: 'Only some of them.' })
    filter?: MemberFilterInput,
  ) {
    return connection(await this.service.list(viewer, filter ?? {}, page));
  }

  @Query(() => [MemberType], {
    description: 'Up to 8 members whose handle or name begins so; for those who are signed in.',
  })
  memberSuggest(
    @CurrentViewer() viewer: Viewer,
    @Args('prefix', { description: 'At most 100 characters; nothing finds nobody.' })
    prefix: string,
  ): Promise<Member[]> {
    return this.service.suggest(viewer, prefix);
  }

  @Mutation(() => MemberPayload, {
    description: 'Gives a member another role; admins only. The last admin stays one.',
  })
  async memberSetRole(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'The member.' }) id: string,
    @Args('input', { description: 'The role.' }) input: MemberRoleInput,
  ) {
    return { member: await this.roles.set(viewer, id, input.role) };
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Path of his picture on this site, a square WebP; null when he has none.',
  })
  avatarUrl(
    @Parent() member: Member,
    @Args('size', {
      type: () => Int,
      defaultValue: 96,
      description: 'Pixels to fill; pictures come in 48, 96 and 240.',
    })
    size: number,
  ): string | null {
    return member.avatarFileId && avatarUrl(member.avatarFileId, size);
  }

  @ResolveField(() => String, { description: 'What he says of himself, as sanitised HTML.' })
  async bioHtml(@Parent() member: Member, @Context() context: RequestContext): Promise<string> {
    return (await this.biographies.load(context, member.id))?.bioHtml ?? '';
  }

  @ResolveField(() => Date, {
    nullable: true,
    description: 'When he was last here; null to all but himself and staff.',
  })
  lastSeenAt(@Parent() member: Member, @CurrentViewer() viewer: Viewer): Date | null {
    return memberPolicy.seePresence(viewer, member) ? null : member.lastSeenAt;
  }

  @ResolveField(() => AccountType, {
    nullable: true,
    description:
      'What is his alone; null to all but himself and admins, whose look is in the audit log.',
  })
  async account(
    @Parent() member: Member,
    @Context() context: RequestContext,
  ): Promise<Member | null> {
    const { viewer } = context;
    if (memberPolicy.seeAccount(viewer, member)) return null;
    if (viewer.memberId !== member.id) await this.accountIsSeen.load(context, member.id);
    return member;
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may give him another role.' })
  viewerCanSetRole(@CurrentViewer() viewer: Viewer): boolean {
    return memberPolicy.setRole(viewer) === null;
  }
}
