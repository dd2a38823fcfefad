import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import { FlagTargets, ReviewablesService } from '@parvis/moderation';
import { DemoRecordsRepository } from './demo-records.repository.js';

const FILE = fileURLToPath(new URL('../../../demo/flags.json', import.meta.url));

/** A flag by the ids of the demo community's file. */
interface DemoFlag {
  post: string;
  by: string;
  reason: string;
  note: string;
}

const readFlags = (): DemoFlag[] => JSON.parse(readFileSync(FILE, 'utf8'));

/** What members of the demo community flagged, so that a new moderator finds a queue to work. */
@Injectable()
export class DemoFlags {
  constructor(
    private readonly db: Database,
    private readonly repository: DemoRecordsRepository,
    private readonly targets: FlagTargets,
    private readonly reviewables: ReviewablesService,
  ) {}

  /** Whether each of them was raised at some time. */
  async areRaised(source: string): Promise<boolean> {
    return (await this.repository.count(source, 'flag')) >= readFlags().length;
  }

  /** Raises each flag once and for all: what staff decided since is not opened again. */
  async raise(source: string): Promise<void> {
    for (const flag of readFlags()) await this.db.tx(() => this.raiseOnce(source, flag));
  }

  private async raiseOnce(source: string, { post, by, reason, note }: DemoFlag): Promise<void> {
    const postId = await this.repository.targetOf(source, 'post', post);
    const flaggerId = await this.repository.targetOf(source, 'user', by);
    if (!postId || !flaggerId) return;
    if (!(await this.repository.noteOnce(source, 'flag', `${post} ${by}`, postId))) return;
    const target = { kind: 'post', id: postId, level: 0 } as const;
    const { content, place } = await this.targets.read(target);
    const flag = { reasonCode: reason, source: 'member', flaggerId, note } as const;
    await this.reviewables.raise({ target, content, place, level: 0, flag });
  }
}
