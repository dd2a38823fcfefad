import { Injectable, Logger } from '@nestjs/common';
import { Clock, Database, Handles, type RecordedEvent, Settings } from '@parvis/kernel';
import {
  AutomaticDecisions,
  type AutomaticWish,
} from '../decisions/automatic-decisions.service.js';
import {
  HIDE_SCORE,
  LOCK_FLAGGERS,
  LOCK_SCORE,
  LOCK_TERM,
  SILENCE_FLAGGERS,
  SILENCE_SCORE,
  SILENCE_TERM,
  TRUSTED_SPAM_LEVEL,
} from './threshold.settings.js';
import { thresholdWords } from './threshold-words.js';
import { type Crossed, crossed, type FlaggedFacts, type Thresholds } from './thresholds.js';
import { ThresholdsRepository } from './thresholds.repository.js';

/** Acts of itself when people's flags weigh enough, and leaves the case to staff all the same. */
@Injectable()
export class ThresholdsService {
  private readonly logger = new Logger(ThresholdsService.name);

  constructor(
    private readonly db: Database,
    private readonly thresholds: ThresholdsRepository,
    private readonly decisions: AutomaticDecisions,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** After the flag is safe, not with it: many flag at once, and few of them cross anything. */
  @Handles('flag.raised')
  async flagRaised({ payload }: RecordedEvent<'flag.raised'>): Promise<void> {
    if (payload.source !== 'member' && payload.source !== 'staff') return;
    const { reviewableId } = payload;
    const now = await this.thresholds.facts(reviewableId, this.clock.now());
    if (!now || crossed(now, this.limits()).length === 0) return;
    await this.db.tx(async () => {
      await this.thresholds.lock();
      const facts = await this.thresholds.facts(reviewableId, this.clock.now());
      if (!facts) return;
      for (const what of crossed(facts, this.limits())) await this.act(reviewableId, what, facts);
    });
  }

  private async act(reviewableId: string, what: Crossed, facts: FlaggedFacts): Promise<void> {
    const clauseCode = await (what === 'silence' || what === 'hideSpam'
      ? this.thresholds.spamClause()
      : this.thresholds.clauseOf(reviewableId));
    if (!clauseCode) {
      this.logger.warn(`no clause in force for a threshold (${what}); case ${reviewableId}`);
      return;
    }
    await this.decisions.decide({ reviewableId, clauseCode, ...this.wish(what, facts) });
  }

  private wish(
    what: Crossed,
    { onPost, onAuthor, onThread }: FlaggedFacts,
  ): Pick<AutomaticWish, 'actions' | 'facts'> {
    const { hideScore, trustedSpamLevel, silenceScore, lockScore } = this.limits();
    if (what === 'hide') {
      const facts = thresholdWords.hide(hideScore, onPost.flaggers);
      return { actions: [{ kind: 'hide' }], facts };
    }
    if (what === 'hideSpam') {
      return { actions: [{ kind: 'hide' }], facts: thresholdWords.hideSpam(trustedSpamLevel) };
    }
    if (what === 'silence') {
      const hours = Number(this.settings.get(SILENCE_TERM));
      const facts = thresholdWords.silence(silenceScore, onAuthor.flaggers);
      return { actions: [{ kind: 'silence', hours }], facts };
    }
    const facts = thresholdWords.lock(lockScore, onThread.flaggers);
    return { actions: [{ kind: 'lock', hours: this.settings.get(LOCK_TERM) }], facts };
  }

  private limits(): Thresholds {
    return {
      hideScore: this.settings.get(HIDE_SCORE),
      trustedSpamLevel: this.settings.get(TRUSTED_SPAM_LEVEL),
      silenceScore: this.settings.get(SILENCE_SCORE),
      silenceFlaggers: this.settings.get(SILENCE_FLAGGERS),
      lockScore: this.settings.get(LOCK_SCORE),
      lockFlaggers: this.settings.get(LOCK_FLAGGERS),
    };
  }
}
