import { Args, Context, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Member, MembersService, MemberType } from '@parvis/identity';
import { CurrentViewer, ensure, type RequestContext, type Viewer } from '@parvis/kernel';
import { staffNotePolicy } from '../notes/staff-note.policy.js';
import { StaffNoteType } from '../notes/staff-note.type.js';
import { NotesByMember } from '../notes/staff-notes.loader.js';
import { TrustIsFixedByMember } from '../trust/trust.loader.js';
import { recordPolicy } from './record.policy.js';
import { MemberRecordType } from './record.type.js';
import { RecordCountsByMember } from './records.loader.js';
import type { RecordCounts } from './records.repository.js';

/** The parent of every field here is the member; whoever holds a record was let see it. */
@Resolver(() => MemberRecordType)
export class RecordsResolver {
  constructor(
    private readonly members: MembersService,
    private readonly counts: RecordCountsByMember,
    private readonly notesByMember: NotesByMember,
    private readonly isFixedByMember: TrustIsFixedByMember,
  ) {}

  @Query(() => MemberRecordType, {
    nullable: true,
    description: 'The record of a member; for the staff of the site. Null when there is no such.',
  })
  memberRecord(
    @CurrentViewer() viewer: Viewer,
    @Args('memberId', { type: () => ID, description: 'Whose.' }) memberId: string,
  ): Promise<Member | null> {
    ensure(recordPolicy.see(viewer));
    return this.members.byId(memberId);
  }

  @ResolveField(() => MemberType, { description: 'Whose record it is.' })
  member(@Parent() member: Member): Member {
    return member;
  }

  @ResolveField(() => Date, { description: 'Since when he is here.' })
  joinedAt(@Parent() member: Member): Date {
    return member.createdAt;
  }

  @ResolveField(() => Boolean, {
    nullable: true,
    description: 'Whether an admin fixed his trust level; null to all but the staff of the site.',
  })
  trustIsFixed(@Parent() { id }: Member, @Context() context: RequestContext) {
    return this.isFixedByMember.load(context, id);
  }

  @ResolveField(() => Int, { description: 'Warnings that were not taken back.' })
  warnings(@Parent() member: Member, @Context() context: RequestContext) {
    return this.count(context, member, 'warnings');
  }

  @ResolveField(() => Int, { description: 'Silences that were not lifted early.' })
  silences(@Parent() member: Member, @Context() context: RequestContext) {
    return this.count(context, member, 'silences');
  }

  @ResolveField(() => Int, { description: 'Suspensions that were not lifted early.' })
  suspensions(@Parent() member: Member, @Context() context: RequestContext) {
    return this.count(context, member, 'suspensions');
  }

  @ResolveField(() => Int, { description: 'Flags he raised.' })
  flagsRaised(@Parent() member: Member, @Context() context: RequestContext) {
    return this.count(context, member, 'flagsRaised');
  }

  @ResolveField(() => Int, { description: 'Flags of his that staff acted on.' })
  flagsAgreed(@Parent() member: Member, @Context() context: RequestContext) {
    return this.count(context, member, 'flagsAgreed');
  }

  @ResolveField(() => Int, { description: 'Flags of his where staff left things as they were.' })
  flagsDisagreed(@Parent() member: Member, @Context() context: RequestContext) {
    return this.count(context, member, 'flagsDisagreed');
  }

  @ResolveField(() => Int, { description: 'Posts of his that are hidden or removed now.' })
  removedPosts(@Parent() member: Member, @Context() context: RequestContext) {
    return this.count(context, member, 'removedPosts');
  }

  @ResolveField(() => Int, { description: 'Texts of his that rules ever held.' })
  heldPosts(@Parent() member: Member, @Context() context: RequestContext) {
    return this.count(context, member, 'heldPosts');
  }

  @ResolveField(() => [StaffNoteType], {
    description: 'Notes on him, oldest first, the latest 100; for the staff of the site.',
  })
  async notes(@Parent() { id }: Member, @Context() context: RequestContext) {
    if (staffNotePolicy.onMember(context.viewer, id)) return [];
    return (await this.notesByMember.load(context, id)) ?? [];
  }

  private async count(
    context: RequestContext,
    { id }: Member,
    name: Exclude<keyof RecordCounts, 'id'>,
  ): Promise<number> {
    return (await this.counts.load(context, id))?.[name] ?? 0;
  }
}
