import { Injectable } from '@nestjs/common';
import { Clock, Handles, type RecordedEvent } from '@parvis/kernel';
import { Notices } from './notices.service.js';
import { Recipients } from './recipients.repository.js';

/** Tells authors, flaggers and staff what came of their posts, flags and cases. */
@Injectable()
export class ModerationNotices {
  constructor(
    private readonly notices: Notices,
    private readonly recipients: Recipients,
    private readonly clock: Clock,
  ) {}

  /** Of a refusal the author is told as such: one notification, not two. */
  @Handles('statement.issued')
  issued({ id, payload }: RecordedEvent<'statement.issued'>): Promise<void> {
    const { memberId, statementId, restriction } = payload;
    const kind = restriction === 'refuse' ? 'held_post_refused' : 'statement_issued';
    return this.notices.tell(kind, id, [{ memberId, subjectId: statementId }]);
  }

  @Handles('statement.lifted')
  lifted({ id, payload }: RecordedEvent<'statement.lifted'>): Promise<void> {
    const { memberId, statementId } = payload;
    return this.notices.tell('statement_lifted', id, [{ memberId, subjectId: statementId }]);
  }

  /** Each flagger once, however many reasons he gave. */
  @Handles('flags.settled')
  settled({ id, payload }: RecordedEvent<'flags.settled'>): Promise<void> {
    const flagOf = new Map<string, string>();
    for (const { flagId, flaggerId } of payload.flags) {
      if (flaggerId) flagOf.set(flaggerId, flagId);
    }
    const notices = [...flagOf].map(([memberId, subjectId]) => ({ memberId, subjectId }));
    return this.notices.tell('flag_settled', id, notices);
  }

  @Handles('held-post.published')
  published({ id, payload }: RecordedEvent<'held-post.published'>): Promise<void> {
    const { authorId: memberId, heldPostId: subjectId } = payload;
    return this.notices.tell('held_post_published', id, [{ memberId, subjectId }]);
  }

  @Handles('appeal.opened')
  async appealOpened({ id, payload }: RecordedEvent<'appeal.opened'>): Promise<void> {
    const { appealId, statementId, memberId } = payload;
    const staff = await this.recipients.staffOf(1, this.clock.now());
    const without = [memberId, ...(await this.recipients.decidersOf(statementId))];
    await this.notices.tell('appeal_opened', id, noticesTo(staff, appealId, without));
  }

  /** The member of what staff answered; of what he answers, those who speak with him. */
  @Handles('appeal.replied')
  async appealReplied({ id, payload }: RecordedEvent<'appeal.replied'>): Promise<void> {
    const { appealId, memberId, authorId, isStaff } = payload;
    const told = isStaff ? [memberId] : await this.recipients.staffIn(appealId);
    await this.notices.tell('appeal_replied', id, noticesTo(told, appealId, [authorId]));
  }

  @Handles('appeal.decided')
  appealDecided({ id, payload }: RecordedEvent<'appeal.decided'>): Promise<void> {
    const { memberId, appealId: subjectId } = payload;
    return this.notices.tell('appeal_decided', id, [{ memberId, subjectId }]);
  }

  @Handles('reviewable.escalated')
  async escalated({ id, payload, actorId }: RecordedEvent<'reviewable.escalated'>): Promise<void> {
    const staff = await this.recipients.staffOf(payload.level, this.clock.now());
    const notices = noticesTo(staff, payload.reviewableId, actorId ? [actorId] : []);
    await this.notices.tell('reviewable_escalated', id, notices);
  }

  @Handles('staff-note.added')
  noted({ id, payload }: RecordedEvent<'staff-note.added'>): Promise<void> {
    const notices = noticesTo(payload.mentionedIds, payload.noteId, [payload.authorId]);
    return this.notices.tell('staff_note_mention', id, notices);
  }
}

const noticesTo = (memberIds: readonly string[], subjectId: string, without: readonly string[]) =>
  memberIds
    .filter((memberId) => !without.includes(memberId))
    .map((memberId) => ({ memberId, subjectId }));
