import { Injectable } from '@nestjs/common';
import type { Room } from '@parvis/forum';
import { Database } from '@parvis/kernel';
import type { FlagOutcome, Reviewable } from '@parvis/moderation';
import type { Notification, SubjectKind } from './notification.entity.js';
import type { SubjectFacts } from './notification.policy.js';

/** What a notification is about, by ids, and what decides on its visibility. */
export interface Subject extends SubjectFacts {
  statementId: string | null;
  reviewableId: string | null;
  postId: string | null;
  appealId: string | null;
  noteId: string | null;
  heldPostId: string | null;
  threadId: string | null;
  verificationId: string | null;
  outcome: FlagOutcome | null;
}

interface Row extends Omit<Subject, 'reviewable' | 'room' | 'thread'> {
  kind: SubjectKind;
  id: string;
  level: Reviewable['level'] | null;
  caseRoomId: string | null;
  roomId: string | null;
  visibility: Room['visibility'] | null;
  facts: SubjectFacts['thread'];
}

/**
 * One look at whatever notifications point to. A statement and its appeal are the member's own
 * whatever became of the room; of a flag or a held post the content's room decides.
 */
const SUBJECTS = `
  select given.kind, given.id,
    coalesce(statement.member_id, appeal.member_id, flag.flagger_id, held.author_id,
      verification.member_id) as "ownerId",
    verification.id as "verificationId",
    coalesce(statement.id, appeal.statement_id) as "statementId", appeal.id as "appealId",
    note.id as "noteId", held.id as "heldPostId", note.member_id as "notedMemberId",
    item.id as "reviewableId", item.level, item.room_id as "caseRoomId",
    room.id as "roomId", room.visibility, flag.state as outcome,
    case when flag.id is not null and item.target_kind = 'post' then item.target_id
         else coalesce(held.published_post_id, post.id) end as "postId",
    thread.id as "threadId", case when thread.id is not null then json_build_object(
      'authorId', thread.author_id, 'kind', thread.kind, 'state', thread.state,
      'withdrawnAt', thread.withdrawn_at, 'removedAt', thread.removed_at,
      'mergedIntoId', thread.merged_into_id) end as facts
  from unnest($1::text[], $2::uuid[]) as given (kind, id)
  left join statements statement on given.kind = 'statement' and statement.id = given.id
  left join appeals appeal on given.kind = 'appeal' and appeal.id = given.id
  left join flags flag on given.kind = 'flag' and flag.id = given.id
  left join held_posts held on given.kind = 'held_post' and held.id = given.id
  left join staff_notes note on given.kind = 'staff_note' and note.id = given.id
  left join posts post on given.kind = 'post' and post.id = given.id
  left join threads thread on thread.id =
    case given.kind when 'thread' then given.id when 'post' then post.thread_id end
  left join expert_verifications verification
    on given.kind = 'expert_verification' and verification.id = given.id
  left join reviewables item on item.id = coalesce(
    flag.reviewable_id, note.reviewable_id,
    case when given.kind = 'reviewable' then given.id end,
    (select id from reviewables where target_kind = 'appeal' and target_id = appeal.id))
  left join rooms room on room.id = coalesce(
    case when flag.id is not null then item.room_id end, held.room_id, thread.room_id,
    verification.room_id)
  where coalesce(statement.id, appeal.id, flag.id, held.id, note.id, item.id, thread.id,
    verification.id) is not null`;

@Injectable()
export class NotificationSubjects {
  constructor(private readonly db: Database) {}

  /** By the id of the notification; what is gone has none. */
  async of(notifications: readonly Notification[]): Promise<Map<string, Subject>> {
    if (notifications.length === 0) return new Map();
    const rows = await this.db.rows<Row>(
      SUBJECTS,
      [
        notifications.map(({ subjectKind }) => subjectKind),
        notifications.map(({ subjectId }) => subjectId),
      ],
      'notification-subjects',
    );
    const known = new Map(rows.map((row) => [`${row.kind} ${row.id}`, subjectOf(row)]));
    const found = notifications.map(({ id, subjectKind, subjectId }) => {
      return [id, known.get(`${subjectKind} ${subjectId}`)] as const;
    });
    return new Map(found.filter((entry): entry is [string, Subject] => entry[1] !== undefined));
  }
}

function subjectOf({ level, caseRoomId, roomId, visibility, facts, ...row }: Row): Subject {
  return {
    ...row,
    thread: facts,
    reviewable: level === null ? null : { level, roomId: caseRoomId },
    room: roomId && visibility ? { id: roomId, visibility } : null,
  };
}
