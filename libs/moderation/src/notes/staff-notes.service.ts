import { Injectable } from '@nestjs/common';
import { MembersService } from '@parvis/identity';
import {
  Broadcast,
  Clock,
  checked,
  cleanText,
  Database,
  type Denial,
  ensure,
  invalid,
  isUuid,
  notFound,
  Outbox,
  signedIn,
  uuidv7,
  type Viewer,
} from '@parvis/kernel';
import { reviewablePolicy } from '../reviewables/reviewable.policy.js';
import { ReviewablesRepository } from '../reviewables/reviewables.repository.js';
import { StaffMentions } from './staff-mentions.service.js';
import { NOTE_MAX, type StaffNote } from './staff-note.entity.js';
import { staffNotePolicy } from './staff-note.policy.js';
import { StaffNotesRepository } from './staff-notes.repository.js';

export interface NewNote {
  reviewableId?: string | null;
  memberId?: string | null;
  body: string;
}

/** What a note stands on, and who may see it there. */
interface Place {
  reviewableId: string | null;
  memberId: string | null;
  roomId: string | null;
  see: (viewer: Viewer) => Denial | null;
}

/** What staff tell each other, on a case or on a member. */
@Injectable()
export class StaffNotesService {
  constructor(
    private readonly db: Database,
    private readonly notes: StaffNotesRepository,
    private readonly reviewables: ReviewablesRepository,
    private readonly members: MembersService,
    private readonly mentions: StaffMentions,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /** Joins the caller's transaction; a note on both or on neither is INVALID. */
  async add(viewer: Viewer, input: NewNote): Promise<StaffNote> {
    const { memberId: authorId } = signedIn(viewer);
    const { see, ...place } = await this.placeOf(viewer, input);
    const { body } = checked({
      body: () => cleanText(input.body, { max: NOTE_MAX, multiline: true }),
    });
    const { reviewableId, memberId, roomId } = place;
    const createdAt = this.clock.now();
    const note = { id: uuidv7(), reviewableId, memberId, authorId, body, createdAt };
    await this.db.tx(async () => {
      await this.notes.insert(note);
      const mentionedIds = await this.mentions.of(body, authorId, see);
      const facts = { noteId: note.id, reviewableId, memberId, authorId, mentionedIds, roomId };
      await this.outbox.publish('staff-note.added', facts, authorId);
      if (reviewableId) await this.broadcast.send('review', reviewableId);
    });
    return note;
  }

  private async placeOf(viewer: Viewer, { reviewableId, memberId }: NewNote): Promise<Place> {
    if (!reviewableId === !memberId) throw invalid({ reviewableId: 'one_of_two' });
    if (reviewableId) return this.onReviewable(viewer, reviewableId);
    const see = (who: Viewer) => staffNotePolicy.onMember(who, memberId!);
    ensure(see(viewer));
    const member = await this.members.byId(memberId!);
    if (!member || member.erasedAt) throw notFound('member');
    return { reviewableId: null, memberId: member.id, roomId: null, see };
  }

  private async onReviewable(viewer: Viewer, id: string): Promise<Place> {
    const reviewable = isUuid(id) ? await this.reviewables.byId(id) : null;
    if (!reviewable) throw notFound('reviewable');
    const see = (who: Viewer) => reviewablePolicy.see(who, reviewable);
    ensure(see(viewer));
    return { reviewableId: id, memberId: null, roomId: reviewable.roomId, see };
  }
}
