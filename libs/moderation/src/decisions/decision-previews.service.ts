import { Injectable } from '@nestjs/common';
import { Clock, type Viewer } from '@parvis/kernel';
import { ChartersRepository } from '../charter/charters.repository.js';
import { ReviewablesService } from '../reviewables/reviewables.service.js';
import { Cases } from './cases.service.js';
import { cleanWish, type RawWish, unknownClause } from './decision-wish.js';
import { type Preview, Restrictions } from './restrictions.service.js';

/** Shows staff what members would be told, before anything is decided. */
@Injectable()
export class DecisionPreviews {
  constructor(
    private readonly reviewables: ReviewablesService,
    private readonly cases: Cases,
    private readonly charters: ChartersRepository,
    private readonly restrictions: Restrictions,
    private readonly clock: Clock,
  ) {}

  /** To the letter what `act` would send; nothing for what restricts nobody. */
  async of(viewer: Viewer, id: string, raw: RawWish): Promise<Preview[]> {
    const item = await this.reviewables.visible(viewer, id);
    const { actions, clauseCode, facts } = cleanWish(raw, item);
    if (!clauseCode) return [];
    const clause = await this.charters.clauseInForce(clauseCode);
    if (!clause) throw unknownClause();
    const about = await this.cases.of(item, this.clock.now());
    return this.restrictions.preview(about, { actions, clause, facts, isAutomated: false });
  }
}
