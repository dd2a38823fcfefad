import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PostType, ThreadType, VisibleContent } from '@parvis/forum';
import { MemberById, MemberType, ViewerType } from '@parvis/identity';
import {
  CurrentViewer,
  connection,
  PageArgs,
  Refusals,
  type RequestContext,
  type Viewer,
} from '@parvis/kernel';
import { ClauseById } from '../charter/charter.loader.js';
import { ClauseType } from '../charter/charter.type.js';
import { ReviewableContentType } from '../reviewables/reviewable.type.js';
import type { Statement } from './statement.entity.js';
import { StatementConnection, StatementType } from './statement.type.js';
import { ContentByStatement } from './statements.loader.js';
import { StatementsService } from './statements.service.js';

/** Null does not say whether there is such a statement, but who reached for it is known. */
const LACKING = {
  code: 'NOT_FOUND',
  reason: 'statement_not_found',
  field: 'statement',
} as const;

@Resolver(() => StatementType)
export class StatementsResolver {
  constructor(
    private readonly service: StatementsService,
    private readonly clauseById: ClauseById,
    private readonly memberById: MemberById,
    private readonly visible: VisibleContent,
    private readonly contentByStatement: ContentByStatement,
    private readonly refusals: Refusals,
  ) {}

  @Query(() => StatementType, {
    nullable: true,
    description: 'A statement of reasons; for its member and staff, null to others.',
  })
  async statement(
    @Context() context: RequestContext,
    @Args('number', { type: () => Int, description: 'Its number.' }) number: number,
  ): Promise<Statement | null> {
    const found = await this.service.byNumber(context.viewer, number);
    if (!found) return null;
    if (found.isVisible) return found.statement;
    await this.refusals.tell({ ...LACKING, ids: [found.statement.id] }, context);
    return null;
  }

  @ResolveField(() => MemberType, { description: 'To whom it is addressed.' })
  member(@Parent() statement: Statement, @Context() context: RequestContext) {
    return this.memberById.load(context, statement.memberId);
  }

  @ResolveField(() => ClauseType, { description: 'The rule it names.' })
  clause(@Parent() statement: Statement, @Context() context: RequestContext) {
    return this.clauseById.load(context, statement.clauseId);
  }

  @ResolveField(() => ReviewableContentType, {
    nullable: true,
    description: 'What was read when it was decided.',
  })
  async content(@Parent() statement: Statement, @Context() context: RequestContext) {
    const content = await this.contentByStatement.load(context, statement.id);
    return content && { ...content, isCurrent: false };
  }

  @ResolveField(() => PostType, {
    nullable: true,
    description: 'The post it concerns, where the viewer may still see that it is there.',
  })
  post(@Parent() { targetKind, targetId }: Statement, @Context() context: RequestContext) {
    return targetKind === 'post' ? this.visible.post(context, targetId) : null;
  }

  @ResolveField(() => ThreadType, {
    nullable: true,
    description: 'The thread it concerns, where the viewer may still see it.',
  })
  async thread(@Parent() statement: Statement, @Context() context: RequestContext) {
    const { targetKind, targetId } = statement;
    if (targetKind === 'thread') return this.visible.thread(context, targetId);
    const post = targetKind === 'post' ? await this.visible.post(context, targetId) : null;
    return post ? this.visible.thread(context, post.threadId) : null;
  }
}

@Resolver(() => ViewerType)
export class ViewerStatementsResolver {
  constructor(private readonly service: StatementsService) {}

  @ResolveField(() => StatementConnection, {
    description: 'What he was told of restrictions, the latest first.',
  })
  async statements(@CurrentViewer() viewer: Viewer, @Args() page: PageArgs) {
    return connection(await this.service.ofViewer(viewer, page));
  }
}
