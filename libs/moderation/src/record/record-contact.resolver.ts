import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Member, MemberById, MemberType } from '@parvis/identity';
import { CurrentViewer, type RequestContext, type Viewer } from '@parvis/kernel';
import { MemberRecordType } from './record.type.js';
import { ContactByMember } from './records.loader.js';

/** Who sees one of these leaves an entry in the audit log. */
@Resolver(() => MemberRecordType)
export class RecordContactResolver {
  constructor(
    private readonly contactByMember: ContactByMember,
    private readonly memberById: MemberById,
  ) {}

  @ResolveField(() => Boolean, {
    description: 'Whether the viewer may see e-mail and addresses. Seeing them is audited.',
  })
  viewerCanSeeContact(@CurrentViewer() viewer: Viewer): boolean {
    return this.contactByMember.isGranted(viewer);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Where mail reaches him; null to those it is not granted to.',
  })
  async email(@Parent() { id }: Member, @Context() context: RequestContext) {
    return (await this.contactByMember.load(context, id))?.email ?? null;
  }

  @ResolveField(() => [String], {
    description: 'IP addresses of his open sessions, at most 20; none where it is not granted.',
  })
  async addresses(@Parent() { id }: Member, @Context() context: RequestContext) {
    return (await this.contactByMember.load(context, id))?.addresses ?? [];
  }

  @ResolveField(() => [MemberType], {
    description:
      'Who else is signed in from such an address, at most 20; none where it is not granted.',
  })
  async sameAddressMembers(@Parent() { id }: Member, @Context() context: RequestContext) {
    const ids = (await this.contactByMember.load(context, id))?.sameAddressIds ?? [];
    const members = await Promise.all(ids.map((other) => this.memberById.load(context, other)));
    return members.filter((member): member is Member => member !== null);
  }
}
