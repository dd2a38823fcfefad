import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Room, RoomById, RoomType } from '@parvis/forum';
import { type Member, MemberById, MemberType } from '@parvis/identity';
import { CurrentViewer, connection, type RequestContext, type Viewer } from '@parvis/kernel';
import { AuditArgs } from './audit.inputs.js';
import { AuditEntryConnection, AuditEntryType, AuditVerificationType } from './audit.type.js';
import type { AuditEntry } from './audit-entry.entity.js';
import { canonicalJson } from './audit-hash.js';
import { AuditReading } from './audit-reading.service.js';

@Resolver(() => AuditEntryType)
export class AuditResolver {
  constructor(
    private readonly reading: AuditReading,
    private readonly memberById: MemberById,
    private readonly roomById: RoomById,
  ) {}

  @Query(() => AuditEntryConnection, {
    description: 'What staff did, the latest first; admins only.',
  })
  async audit(@CurrentViewer() viewer: Viewer, @Args() args: AuditArgs) {
    return connection(await this.reading.page(viewer, args, args));
  }

  @Query(() => AuditVerificationType, {
    description: 'Checks every entry against the one before it; admins only.',
  })
  auditVerify(@CurrentViewer() viewer: Viewer) {
    return this.reading.verify(viewer);
  }

  @ResolveField(() => MemberType, { nullable: true, description: 'Who it was, as he is now.' })
  actor(@Parent() entry: AuditEntry, @Context() context: RequestContext): Promise<Member | null> {
    return entry.actorId ? this.memberById.load(context, entry.actorId) : Promise.resolve(null);
  }

  @ResolveField(() => RoomType, { nullable: true, description: 'The room it happened in.' })
  room(@Parent() entry: AuditEntry, @Context() context: RequestContext): Promise<Room | null> {
    return entry.roomId ? this.roomById.load(context, entry.roomId) : Promise.resolve(null);
  }

  @ResolveField(() => String, { description: 'The facts of the act, as a JSON object.' })
  details(@Parent() entry: AuditEntry): string {
    return canonicalJson(entry.details);
  }
}
