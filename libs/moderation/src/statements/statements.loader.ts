import { Injectable } from '@nestjs/common';
import { byKey, groupBy, Loader } from '@parvis/kernel';
import type { ReviewableSnapshot } from '../reviewables/reviewable.entity.js';
import type { Statement } from './statement.entity.js';
import { type StatementPlace, StatementsRepository } from './statements.repository.js';

/** Statements by id, whether or not the viewer may see them: callers ask the policy. */
@Injectable()
export class StatementById extends Loader<string, Statement> {
  constructor(private readonly statements: StatementsRepository) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, Statement>> {
    return byKey(await this.statements.byIds(ids), (statement) => statement.id);
  }
}

@Injectable()
export class StatementsByDecision extends Loader<string, Statement[]> {
  constructor(private readonly statements: StatementsRepository) {
    super();
  }

  protected async batch(decisionIds: readonly string[]): Promise<Map<string, Statement[]>> {
    return groupBy(await this.statements.ofDecisions(decisionIds), (row) => row.decisionId);
  }
}

/** The room and the case that a statement came from. */
@Injectable()
export class PlaceByStatement extends Loader<string, StatementPlace> {
  constructor(private readonly statements: StatementsRepository) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, StatementPlace>> {
    return byKey(await this.statements.places(ids), (place) => place.id);
  }
}

@Injectable()
export class ContentByStatement extends Loader<string, ReviewableSnapshot> {
  constructor(private readonly statements: StatementsRepository) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, ReviewableSnapshot>> {
    return byKey(await this.statements.contents(ids), (content) => content.statementId);
  }
}
