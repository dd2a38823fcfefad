import { Injectable } from '@nestjs/common';
import type { ScreenedPost, Submission } from '@parvis/forum';
import { Settings } from '@parvis/kernel';
import { DecisionsService } from '../decisions/decisions.service.js';
import { HeldPostsService } from '../held-posts/held-posts.service.js';
import { FlagReasonsRepository } from '../reasons/flag-reasons.repository.js';
import { ReviewablesRepository } from '../reviewables/reviewables.repository.js';
import { ReviewablesService } from '../reviewables/reviewables.service.js';
import { ReviewedContentsRepository } from '../reviewables/reviewed-contents.repository.js';
import type { Judged } from './judged.js';
import { SILENCE_HOURS } from './screening.settings.js';

const WATCHED_WORD = 'watched-word';

/** What follows from a judgement, in the transaction that writes the text. */
@Injectable()
export class ScreeningEffects {
  constructor(
    private readonly heldPosts: HeldPostsService,
    private readonly reviewables: ReviewablesService,
    private readonly items: ReviewablesRepository,
    private readonly contents: ReviewedContentsRepository,
    private readonly reasons: FlagReasonsRepository,
    private readonly decisions: DecisionsService,
    private readonly settings: Settings,
  ) {}

  /** Keeps the text for staff; some words silence whoever wrote them. */
  async hold(submission: Submission, judged: Judged): Promise<string> {
    const { viewer, room, thread, kind, ...sent } = submission;
    if (kind === 'rename') throw new Error('a title alone is refused, not held');
    const work = {
      ...sent,
      kind,
      authorId: viewer.memberId,
      roomId: room.id,
      threadId: thread?.id ?? null,
      title: judged.title,
      text: judged.text,
    };
    const { held, isNew } = await this.heldPosts.hold(work, judged.hits);
    if (isNew && judged.silencing.length > 0) await this.silence(held.id, judged.silencing);
    return held.id;
  }

  /** Flags what was published with a word that staff shall look at. */
  async published({ kind }: Submission, { flagged }: Judged, post: ScreenedPost): Promise<void> {
    if (kind === 'edit') await this.heldPosts.supersede(post.id, null);
    if (flagged.length === 0) return;
    const reviewed = await this.contents.post(post.id);
    if (!reviewed) return;
    await this.reviewables.raise({
      target: { kind: 'post', id: post.id },
      ...reviewed,
      level: 0,
      flag: {
        reasonCode: WATCHED_WORD,
        source: 'rule',
        flaggerId: null,
        note: flagged.join(', ').slice(0, 500),
      },
    });
  }

  private async silence(heldPostId: string, words: readonly string[]): Promise<void> {
    const item = await this.items.byTarget('held_post', heldPostId);
    const reason = await this.reasons.byCode(WATCHED_WORD);
    if (!item || !reason) return;
    const list = words.join(', ').slice(0, 200);
    await this.decisions.decideAutomatically({
      reviewableId: item.id,
      actions: [{ kind: 'silence', hours: this.settings.get(SILENCE_HOURS) }],
      clauseCode: reason.clauseCode,
      facts: {
        en: `The text contains words that are watched for: ${list}.`,
        fr: `Le texte contient des mots surveillés : ${list}.`,
      },
    });
  }
}
