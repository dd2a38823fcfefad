import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { MemberById, MemberType } from '@parvis/identity';
import {
  Clock,
  CurrentViewer,
  type Denial,
  OpenToSuspended,
  type RequestContext,
  type Viewer,
} from '@parvis/kernel';
import type { Reviewable } from '../reviewables/reviewable.entity.js';
import { ReviewableType } from '../reviewables/reviewable.type.js';
import type { Statement } from '../statements/statement.entity.js';
import { StatementType } from '../statements/statement.type.js';
import { StatementById } from '../statements/statements.loader.js';
import type { Appeal, AppealMessage } from './appeal.entity.js';
import { appealPolicy } from './appeal.policy.js';
import { AppealMessageType, AppealPayload, AppealType } from './appeal.type.js';
import { AppealById, AppealByStatement, MessagesByAppeal } from './appeals.loader.js';
import { AppealsService } from './appeals.service.js';

const Body = () => Args('body', { description: 'Plain text, at most 4,000 characters.' });

@Resolver(() => AppealType)
export class AppealsResolver {
  constructor(
    private readonly service: AppealsService,
    private readonly statementById: StatementById,
    private readonly messagesByAppeal: MessagesByAppeal,
  ) {}

  @Mutation(() => AppealPayload, {
    description:
      'Contests a statement addressed to the viewer, within six months; also while suspended. Somebody else than its author decides.',
  })
  @OpenToSuspended()
  async appealOpen(
    @CurrentViewer() viewer: Viewer,
    @Args('statementId', { type: () => ID, description: 'The statement.' }) statementId: string,
    @Body() body: string,
  ) {
    return { appeal: await this.service.open(viewer, statementId, body) };
  }

  @Mutation(() => AppealPayload, {
    description: 'Adds a message to an open appeal, by its member or by staff.',
  })
  @OpenToSuspended()
  async appealReply(
    @CurrentViewer() viewer: Viewer,
    @Args('appealId', { type: () => ID, description: 'The appeal.' }) appealId: string,
    @Body() body: string,
  ) {
    return { appeal: await this.service.reply(viewer, appealId, body) };
  }

  @ResolveField(() => StatementType, { description: 'What is contested.' })
  statement(@Parent() { statementId }: Appeal, @Context() context: RequestContext) {
    return this.statementById.load(context, statementId);
  }

  @ResolveField(() => [AppealMessageType], {
    description: 'The dialogue, oldest first; at most 100.',
  })
  async messages(@Parent() { id }: Appeal, @Context() context: RequestContext) {
    return (await this.messagesByAppeal.load(context, id)) ?? [];
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may add a message.' })
  viewerCanReply(@Parent() appeal: Appeal, @CurrentViewer() viewer: Viewer): boolean {
    return appealPolicy.reply(viewer, appeal) === null;
  }
}

@Resolver(() => AppealMessageType)
export class AppealMessagesResolver {
  constructor(private readonly memberById: MemberById) {}

  @ResolveField(() => MemberType, { nullable: true, description: 'Who wrote it; null once gone.' })
  author(@Parent() { authorId }: AppealMessage, @Context() context: RequestContext) {
    return authorId ? this.memberById.load(context, authorId) : null;
  }
}

@Resolver(() => StatementType)
export class StatementAppealsResolver {
  constructor(
    private readonly appealByStatement: AppealByStatement,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => AppealType, {
    nullable: true,
    description: 'The appeal against it, for its member and staff of the site.',
  })
  async appeal(@Parent() { id }: Statement, @Context() context: RequestContext) {
    const appeal = await this.appealByStatement.load(context, id);
    return appeal && !appealPolicy.see(context.viewer, appeal) ? appeal : null;
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may appeal against it.' })
  async viewerCanAppeal(@Parent() statement: Statement, @Context() context: RequestContext) {
    return (await this.opening(statement, context)) === null;
  }

  @ResolveField(() => String, { nullable: true, description: 'Why not, as a stable word.' })
  async viewerCannotAppealReason(
    @Parent() statement: Statement,
    @Context() context: RequestContext,
  ) {
    return (await this.opening(statement, context))?.reason ?? null;
  }

  private async opening(statement: Statement, context: RequestContext): Promise<Denial | null> {
    const isAppealed = (await this.appealByStatement.load(context, statement.id)) !== null;
    return appealPolicy.open(context.viewer, statement, { isAppealed, now: this.clock.now() });
  }
}

@Resolver(() => ReviewableType)
export class ReviewableAppealsResolver {
  constructor(private readonly appealById: AppealById) {}

  @ResolveField(() => AppealType, { nullable: true, description: 'The appeal, of a case of one.' })
  appeal(@Parent() { kind, targetId }: Reviewable, @Context() context: RequestContext) {
    return kind === 'appeal' ? this.appealById.load(context, targetId) : null;
  }
}
