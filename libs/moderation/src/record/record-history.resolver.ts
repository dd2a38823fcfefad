import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type PostRow, PostType, VisibleContent } from '@parvis/forum';
import { type Member, MemberById } from '@parvis/identity';
import type { RequestContext } from '@parvis/kernel';
import type { Reviewable } from '../reviewables/reviewable.entity.js';
import { ReviewableType } from '../reviewables/reviewable.type.js';
import { ReviewablesRepository } from '../reviewables/reviewables.repository.js';
import type { Sanction } from '../sanctions/sanction.entity.js';
import { SanctionType } from '../sanctions/sanction.type.js';
import { SanctionsByMember } from '../sanctions/sanctions.loader.js';
import { statementPolicy } from '../statements/statement.policy.js';
import { PlaceByStatement } from '../statements/statements.loader.js';
import { MemberRecordType } from './record.type.js';
import { RecordsRepository } from './records.repository.js';

const CASES_SHOWN = 20;

/** What happened to a member, as far as the viewer may know where it did. */
@Resolver(() => MemberRecordType)
export class RecordHistoryResolver {
  constructor(
    private readonly records: RecordsRepository,
    private readonly sanctionsByMember: SanctionsByMember,
    private readonly placeByStatement: PlaceByStatement,
    private readonly reviewables: ReviewablesRepository,
    private readonly visible: VisibleContent,
  ) {}

  @ResolveField(() => [SanctionType], {
    description:
      'Warnings, silences and suspensions, the latest 50 first; moderators of a room see those that came from it.',
  })
  async sanctions(@Parent() member: Member, @Context() context: RequestContext) {
    const sanctions = (await this.sanctionsByMember.load(context, member.id)) ?? [];
    const seen = await Promise.all(sanctions.map((each) => this.maySee(each, context)));
    return sanctions.filter((_, index) => seen[index]);
  }

  @ResolveField(() => [ReviewableType], {
    description: 'Cases of what he wrote, and of himself: the latest 20 that the viewer may see.',
  })
  cases(@Parent() member: Member, @Context() context: RequestContext): Promise<Reviewable[]> {
    return this.reviewables.latestByAuthor(context.viewer, [member.id], CASES_SHOWN);
  }

  @ResolveField(() => [PostType], {
    description: 'Posts that staff took away, the latest 20, in threads the viewer may see.',
  })
  async removals(@Parent() member: Member, @Context() context: RequestContext) {
    const ids = await this.records.removals(member.id);
    const posts = await Promise.all(ids.map((id) => this.visible.post(context, id)));
    return posts.filter((post): post is PostRow => post !== null);
  }

  private async maySee(sanction: Sanction, context: RequestContext): Promise<boolean> {
    const place = await this.placeByStatement.load(context, sanction.statementId);
    const { memberId } = sanction;
    return !!place && statementPolicy.see(context.viewer, { ...place, memberId }) === null;
  }
}

/** Beside a case stands the record of whoever wrote it, for all who see the case. */
@Resolver(() => ReviewableType)
export class ReviewableRecordResolver {
  constructor(private readonly memberById: MemberById) {}

  @ResolveField(() => MemberRecordType, {
    nullable: true,
    description: 'What is known of its author; null once he is gone.',
  })
  record(@Parent() { authorId }: Reviewable, @Context() context: RequestContext) {
    return authorId ? this.memberById.load(context, authorId) : null;
  }
}
