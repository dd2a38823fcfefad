import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '@parvis/kernel';
import type { Statement } from '../statements/statement.entity.js';
import { StatementType } from '../statements/statement.type.js';
import { StatementById } from '../statements/statements.loader.js';
import type { Sanction } from './sanction.entity.js';
import { SanctionType } from './sanction.type.js';
import { SanctionByStatement } from './sanctions.loader.js';

@Resolver(() => SanctionType)
export class SanctionsResolver {
  constructor(private readonly statementById: StatementById) {}

  @ResolveField(() => StatementType, { description: 'What the member was told.' })
  statement(@Parent() sanction: Sanction, @Context() context: RequestContext) {
    return this.statementById.load(context, sanction.statementId);
  }
}

@Resolver(() => StatementType)
export class StatementSanctionsResolver {
  constructor(private readonly sanctionByStatement: SanctionByStatement) {}

  @ResolveField(() => SanctionType, {
    nullable: true,
    description: 'The sanction it tells of, when it is of the member and not of what he wrote.',
  })
  sanction(@Parent() { id }: Statement, @Context() context: RequestContext) {
    return this.sanctionByStatement.load(context, id);
  }
}
