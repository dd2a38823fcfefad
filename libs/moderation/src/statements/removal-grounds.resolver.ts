import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type PostRow, PostType } from '@parvis/forum';
import type { RequestContext } from '@parvis/kernel';
import type { Clause } from '../charter/charter.entity.js';
import { ClauseById } from '../charter/charter.loader.js';
import { ClauseType } from '../charter/charter.type.js';
import type { Statement } from './statement.entity.js';
import { statementPolicy } from './statement.policy.js';
import { StatementType } from './statement.type.js';
import { StatementById } from './statements.loader.js';

/**
 * Of the statement behind a removal readers learn the clause and nothing else; its member and the
 * staff of the site find the way to it.
 */
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

  @ResolveField(() => StatementType, {
    nullable: true,
    description: 'The statement under which it is hidden or removed; for its member and staff.',
  })
  async removalStatement(
    @Parent() { removalStatementId: id }: PostRow,
    @Context() context: RequestContext,
  ): Promise<Statement | null> {
    const statement = id ? await this.statementById.load(context, id) : null;
    if (!statement) return null;
    const facts = { memberId: statement.memberId, roomId: null };
    return statementPolicy.see(context.viewer, facts) ? null : statement;
  }

  private async clauseOf(statementId: string, context: RequestContext): Promise<Clause | null> {
    const statement = await this.statementById.load(context, statementId);
    return statement && this.clauseById.load(context, statement.clauseId);
  }
}
