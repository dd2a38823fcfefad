import { Injectable } from '@nestjs/common';
import { Clock, Scheduled, Settings } from '@parvis/kernel';
import { HOT_DAYS } from './ranking.js';
import { WAITING_HOURS } from './ranking.settings.js';
import { ThreadRankingRepository } from './thread-ranking.repository.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BEGINNING = new Date(0);

/** Keeps the hot and top lists in order; docs/ranking.md holds the formulas and their reasons. */
@Injectable()
export class ThreadRanking {
  constructor(
    private readonly ranking: ThreadRankingRepository,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** What people write in right now moves within a minute. */
  @Scheduled('* * * * *')
  async heatLastHour(): Promise<void> {
    await this.heatSince(HOUR);
  }

  @Scheduled('*/10 * * * *')
  async heatAll(): Promise<void> {
    const now = this.clock.now();
    await this.ranking.countRoomPosts(now);
    await this.heatSince(HOT_DAYS * DAY);
    await this.ranking.cool(now);
    await this.ranking.rankTop(new Date(now.getTime() - DAY), now);
  }

  /** Old threads rise by being read, which most reading of a forum is. */
  @Scheduled('20 3 * * *')
  async rankRead(): Promise<void> {
    const now = this.clock.now().getTime();
    await this.ranking.rankTop(new Date(now - HOT_DAYS * DAY), new Date(now - DAY));
  }

  /** Ranks every thread there is, as after an import. */
  async rankEverything(): Promise<void> {
    await this.heatAll();
    await this.ranking.rankTop(BEGINNING, this.clock.now());
  }

  private async heatSince(age: number): Promise<void> {
    const now = this.clock.now();
    const since = new Date(now.getTime() - age);
    await this.ranking.heat(now, since, this.settings.get(WAITING_HOURS));
  }
}
