import type { DomainEvents, EventName } from '@parvis/kernel';

/** How an event becomes an entry; what the rule does not name of its payload becomes details. */
export interface AuditRule<Payload = Record<string, unknown>> {
  /** What it happened to: a word and the part of the payload that holds its id. */
  subject: readonly [kind: string, id: keyof Payload & string];
  /**
   * `staff`: members do it too, with their own; only what staff do with what is not theirs counts.
   * `by_hand`: the forum does it too, by rule.
   */
  only?: 'staff' | 'by_hand';
  /** The part that holds the word for the subject, where it is not always the same. */
  kind?: keyof Payload & string;
  /** The part that holds who did it, where the event is published on his behalf later. */
  actor?: keyof Payload & string;
  /** The part that holds whose content it is. */
  author?: keyof Payload & string;
  /** What a part must hold for the event to count at all. */
  when?: readonly [part: keyof Payload & string, value: string];
  /** The part that holds the words for why. */
  reason?: keyof Payload & string;
}

type AuditRules = { [Name in EventName]?: AuditRule<DomainEvents[Name]> };

const thread = { subject: ['thread', 'threadId'], only: 'staff' } as const;
const tag = { subject: ['tag', 'tagId'], only: 'staff' } as const;
const tagGroup = { subject: ['tag_group', 'groupId'] } as const;
const member = { subject: ['member', 'memberId'] } as const;
const room = { subject: ['room', 'roomId'] } as const;
const watchedWord = { subject: ['watched_word', 'wordId'] } as const;
const reviewable = { subject: ['reviewable', 'reviewableId'] } as const;

/** Every act of staff that the forum knows. An event that is missing here leaves no entry. */
export const AUDIT_RULES = {
  'setting.changed': { subject: ['setting', 'key'] },
  'import.finished': { subject: ['import', 'importId'] },

  'member.role_changed': member,
  'member.trust-changed': { ...member, only: 'by_hand' },
  'contact.seen': { subject: ['member', 'id'], kind: 'kind' },

  'room.created': room,
  'room.changed': room,
  'room.member_set': room,
  'room.member_left': room,

  'thread.renamed': thread,
  'thread.retagged': thread,
  'thread.locked': thread,
  'thread.unlocked': thread,
  'thread.archived': thread,
  'thread.unarchived': thread,
  'thread.pinned': thread,
  'thread.unpinned': thread,
  'thread.moved': thread,
  'thread.merged': thread,
  'thread.split': thread,
  'thread.marked-duplicate': { ...thread, author: 'authorId' },
  'thread.unmarked-duplicate': thread,
  'post.edited': { subject: ['post', 'postId'], only: 'staff', author: 'authorId' },
  'answer.chosen': { subject: ['post', 'postId'], only: 'staff' },
  'answer.unchosen': { subject: ['post', 'postId'], only: 'staff' },

  'tag.created': tag,
  'tag.changed': tag,
  'tag.merged': tag,
  'tag.synonym_added': tag,
  'tag.synonym_removed': tag,
  'tag_group.created': tagGroup,
  'tag_group.changed': tagGroup,
  'tag_group.deleted': tagGroup,

  'flag.raised': { ...reviewable, only: 'staff', when: ['source', 'staff'] },
  'reviewable.claimed': reviewable,
  'reviewable.released': reviewable,
  'reviewable.escalated': reviewable,
  'decision.made': { ...reviewable, reason: 'facts' },
  'decision.undone': { ...reviewable, reason: 'facts' },
  'decision.voided': { ...reviewable, reason: 'reason' },
  'decision.executed': {
    subject: ['post', 'targetId'],
    kind: 'targetKind',
    actor: 'decidedById',
    reason: 'facts',
  },
  'member.warned': member,
  'member.silenced': member,
  'member.suspended': member,
  'member.restored': member,
  'appeal.replied': { subject: ['appeal', 'appealId'], only: 'staff', author: 'memberId' },
  'appeal.decided': { subject: ['appeal', 'appealId'] },
  'staff-note.added': { subject: ['staff_note', 'noteId'] },
  'charter.published': { subject: ['charter', 'version'] },
  'watched-word.created': watchedWord,
  'watched-word.updated': watchedWord,
  'watched-word.deleted': watchedWord,
  'expert.verified': { ...member, reason: 'note' },
  'expert.verification-ended': { ...member, only: 'by_hand' },
  'answer.verified': { subject: ['post', 'postId'], only: 'staff' },
  'answer.unverified': { subject: ['post', 'postId'], only: 'staff', author: 'authorId' },
  'flag-reason.changed': { subject: ['flag_reason', 'reasonId'] },
} satisfies AuditRules as AuditRules;
