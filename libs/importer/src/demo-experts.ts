import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import {
  ExpertiseUpkeep,
  ExpertVerificationsService,
  TagsService,
  VerifiedAnswersService,
} from '@parvis/forum';
import { Sessions } from '@parvis/identity';
import { Clock, Database, type Viewer } from '@parvis/kernel';
import { DemoRecordsRepository } from './demo-records.repository.js';

const FILE = fileURLToPath(new URL('../../../demo/experts.json', import.meta.url));
const YEAR_MS = 365 * 86_400_000;

/** Who is an expert of what, and which answers are verified, by the ids of the demo's file. */
interface DemoExpertise {
  verifiedBy: string;
  experts: { member: string; tag: string; note: string }[];
  answers: { post: string; by: string }[];
}

const read = (): DemoExpertise => JSON.parse(readFileSync(FILE, 'utf8'));

/** Whom the brand of the demo community vouches for, so that a first run has experts to show. */
@Injectable()
export class DemoExperts {
  constructor(
    private readonly db: Database,
    private readonly records: DemoRecordsRepository,
    private readonly sessions: Sessions,
    private readonly tags: TagsService,
    private readonly verifications: ExpertVerificationsService,
    private readonly answers: VerifiedAnswersService,
    private readonly expertise: ExpertiseUpkeep,
    private readonly clock: Clock,
  ) {}

  /** Whether all of it was done at some time. */
  async areNamed(source: string): Promise<boolean> {
    const { experts, answers } = read();
    return (await this.records.count(source, 'expertise')) >= experts.length + answers.length;
  }

  /** Does each thing once and for all: what the brand changed since stays as it is. */
  async name(source: string): Promise<void> {
    const { verifiedBy, experts, answers } = read();
    for (const expert of experts) {
      await this.once(source, `${expert.member} ${expert.tag}`, verifiedBy, async (viewer) => {
        const memberId = await this.records.targetOf(source, 'user', expert.member);
        const tag = await this.tags.visibleBySlug(viewer, expert.tag);
        if (!memberId || !tag) return;
        const until = new Date(this.clock.now().getTime() + YEAR_MS);
        const input = { memberId, tagId: tag.id, until, note: expert.note };
        await this.verifications.verify(viewer, input);
      });
    }
    for (const { post, by } of answers) {
      await this.once(source, post, by, async (viewer) => {
        const postId = await this.records.targetOf(source, 'post', post);
        if (postId) await this.answers.verify(viewer, postId);
      });
    }
    // What was verified counts at once, not when the jobs come to it.
    await this.expertise.recount();
  }

  private async once(
    source: string,
    key: string,
    by: string,
    work: (viewer: Viewer) => Promise<void>,
  ): Promise<void> {
    const memberId = await this.records.targetOf(source, 'user', by);
    if (!memberId) return;
    await this.db.tx(async () => {
      if (!(await this.records.noteOnce(source, 'expertise', key, memberId))) return;
      await work(await this.sessions.viewerOfMember(memberId));
    });
  }
}
