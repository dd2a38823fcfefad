import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PostById, PostType, RoomById, ThreadById, ThreadType, threadPolicy } from '@parvis/forum';
import { MemberById, MemberType, ViewerType } from '@parvis/identity';
import {
  CurrentViewer,
  connection,
  PageArgs,
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

@Resolver(() => StatementType)
export class StatementsResolver {
  constructor(
    private readonly service: StatementsService,
    private readonly clauseById: ClauseById,
    private readonly memberById: MemberById,
    private readonly postById: PostById,
    private readonly threadById: ThreadById,
    private readonly roomById: RoomById,
    private readonly contentByStatement: ContentByStatement,
  ) {}

  @Query(() => StatementType, {
    nullable: true,
    description: 'A statement of reasons; for its member and staff, null to others.',
  })
  statement(
    @CurrentViewer() viewer: Viewer,
    @Args('number', { type: () => Int, description: 'Its number.' }) number: number,
  ): Promise<Statement | null> {
    return this.service.visible(viewer, number);
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
  async post(@Parent() statement: Statement, @Context() context: RequestContext) {
    if (statement.targetKind !== 'post') return null;
    const post = await this.postById.load(context, statement.targetId);
    return post && (await this.visibleThread(post.threadId, context)) ? post : null;
  }

  @ResolveField(() => ThreadType, {
    nullable: true,
    description: 'The thread it concerns, where the viewer may still see it.',
  })
  async thread(@Parent() statement: Statement, @Context() context: RequestContext) {
    const { targetKind, targetId } = statement;
    if (targetKind === 'thread') return this.visibleThread(targetId, context);
    if (targetKind !== 'post') return null;
    const post = await this.postById.load(context, targetId);
    return post && this.visibleThread(post.threadId, context);
  }

  private async visibleThread(id: string, context: RequestContext) {
    const thread = await this.threadById.load(context, id);
    const room = thread && (await this.roomById.load(context, thread.roomId));
    return room && !threadPolicy.see(context.viewer, thread, room) ? thread : null;
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
