import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '@parvis/kernel';
import { StatementType } from '../statements/statement.type.js';
import { StatementById } from '../statements/statements.loader.js';
import type { Sanction } from './sanction.entity.js';
import { SanctionType } from './sanction.type.js';

@Resolver(() => SanctionType)
export class SanctionsResolver {
  constructor(private readonly statementById: StatementById) {}

  @ResolveField(() => StatementType, { description: 'What the member was told.' })
  statement(@Parent() sanction: Sanction, @Context() context: RequestContext) {
    return this.statementById.load(context, sanction.statementId);
  }
}
