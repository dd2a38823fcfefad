import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type PostRow, PostType } from '@parvis/forum';
import type { RequestContext } from '@parvis/kernel';
import type { Clause } from '../charter/charter.entity.js';
import { ClauseById } from '../charter/charter.loader.js';
import { ClauseType } from '../charter/charter.type.js';
import { StatementById } from './statements.loader.js';

/** Of the statement behind a removal readers learn the clause and nothing else. */
@Resolver(() => PostType)
export class RemovalGroundsResolver {
  constructor(
    private readonly statementById: StatementById,
    private readonly clauseById: ClauseById,
  ) {}

  @ResolveField(() => ClauseType, {
    nullable: true,
    description: 'The rule under which staff hid or removed it; null of any other post.',
  })
  removalClause(
    @Parent() post: PostRow,
    @Context() context: RequestContext,
  ): Promise<Clause | null> | null {
    const { removalStatementId: id } = post;
    return id === null || id === undefined ? null : this.clauseOf(id, context);
  }

  private async clauseOf(statementId: string, context: RequestContext): Promise<Clause | null> {
    const statement = await this.statementById.load(context, statementId);
    return statement && this.clauseById.load(context, statement.clauseId);
  }
}
