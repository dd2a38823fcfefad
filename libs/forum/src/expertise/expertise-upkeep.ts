import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  Handles,
  type RecordedEvent,
  Scheduled,
  Settings,
  Task,
  Tasks,
} from '@parvis/kernel';
import { ExpertiseRepository } from './expertise.repository.js';
import { HALF_LIFE_DAYS } from './expertise.settings.js';

const REFRESH = 'expertise.refresh';
/** Members computed in one statement; what they wrote is read as a whole. */
const BATCH = 50;

type OfAnswer =
  | 'vote.cast'
  | 'answer.chosen'
  | 'answer.unchosen'
  | 'answer.verified'
  | 'answer.unverified'
  | 'post.created'
  | 'post.withdrawn'
  | 'post.restored'
  | 'post.removed'
  | 'post.reinstated';
type OfThread =
  | 'thread.withdrawn'
  | 'thread.restored'
  | 'thread.removed'
  | 'thread.reinstated'
  | 'thread.retagged'
  | 'thread.moved'
  | 'thread.merged'
  | 'thread.split';

/** Keeps expertise true: what events touched is computed anew soon, everybody's decay by night. */
@Injectable()
export class ExpertiseUpkeep {
  constructor(
    private readonly db: Database,
    private readonly expertise: ExpertiseRepository,
    private readonly settings: Settings,
    private readonly tasks: Tasks,
    private readonly clock: Clock,
  ) {}

  @Handles(
    'vote.cast',
    'answer.chosen',
    'answer.unchosen',
    'answer.verified',
    'answer.unverified',
    'post.created',
    'post.withdrawn',
    'post.restored',
    'post.removed',
    'post.reinstated',
  )
  async judged({ payload }: RecordedEvent<OfAnswer>): Promise<void> {
    // An opening post is no answer.
    if ('number' in payload && payload.number === 1) return;
    await this.later(() => this.expertise.markStale([payload.authorId]));
  }

  @Handles(
    'thread.withdrawn',
    'thread.restored',
    'thread.removed',
    'thread.reinstated',
    'thread.retagged',
    'thread.moved',
    'thread.merged',
    'thread.split',
  )
  async threadChanged({ payload }: RecordedEvent<OfThread>): Promise<void> {
    const others = [
      'intoId' in payload ? payload.intoId : null,
      'newThreadId' in payload ? payload.newThreadId : null,
    ].filter((id) => id !== null);
    await this.later(() => this.expertise.markStaleIn('thread', [payload.threadId, ...others]));
  }

  @Handles('room.changed')
  async roomChanged({ payload }: RecordedEvent<'room.changed'>): Promise<void> {
    if (!payload.changes.includes('visibility')) return;
    await this.later(() => this.expertise.markStaleIn('room', [payload.roomId]));
  }

  @Handles('tag.merged')
  async tagMerged({ payload }: RecordedEvent<'tag.merged'>): Promise<void> {
    await this.later(() => this.expertise.markStaleIn('tag', [payload.tagId, payload.intoId]));
  }

  /** Another half-life makes every weight another. */
  @Handles('setting.changed')
  async settingChanged({ payload }: RecordedEvent<'setting.changed'>): Promise<void> {
    if (payload.key === HALF_LIFE_DAYS.key) await this.recount();
  }

  /** Many events of one moment are one computation. */
  @Task(REFRESH)
  async refresh(): Promise<void> {
    while (await this.db.tx(() => this.refreshSome()));
  }

  @Scheduled('17 3 * * *')
  async decay(): Promise<void> {
    const now = this.clock.now();
    for (;;) {
      const ids = await this.expertise.aged(now, BATCH);
      if (ids.length === 0) return;
      await this.expertise.refresh(ids, now, this.halfLife);
    }
  }

  /** Sets every row to the truth as of its day; returns how many differed. */
  recount(): Promise<number> {
    return this.expertise.settle(this.clock.now(), this.halfLife);
  }

  private async refreshSome(): Promise<boolean> {
    const ids = await this.expertise.takeStale(BATCH);
    if (ids.length > 0) await this.expertise.refresh(ids, this.clock.now(), this.halfLife);
    return ids.length === BATCH;
  }

  private async later(mark: () => Promise<void>): Promise<void> {
    await this.db.tx(async () => {
      await mark();
      await this.tasks.at(REFRESH, new Date(0), {}, REFRESH);
    });
  }

  private get halfLife(): number {
    return this.settings.get(HALF_LIFE_DAYS);
  }
}
