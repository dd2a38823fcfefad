import type { Role } from '@parvis/kernel';

/** As whom somebody speaks in a thread. */
export type AuthorLabelKind = 'staff' | 'expert' | 'customer';
export const AUTHOR_LABEL_KINDS: readonly AuthorLabelKind[] = ['staff', 'expert', 'customer'];

/** What the label of an author in one thread rests on. */
export interface LabelFacts {
  moderatesRoom: boolean;
  /** The tag or room of the thread in which he is verified now; its end. */
  tagId: string | null;
  roomId: string | null;
  until: Date | null;
}

export interface AuthorLabel {
  kind: AuthorLabelKind;
  threadId: string;
  tagId: string | null;
  roomId: string | null;
  verifiedUntil: Date | null;
}

/**
 * Staff is whoever the brand gave a role, its marketers among them, since nobody of the brand may
 * pass for a customer, and those who moderate this room; experts are verified in the thread's room
 * or one of its tags, now; everybody else is a customer.
 */
export function authorLabel(
  threadId: string,
  role: Role | null,
  facts: LabelFacts | null,
): AuthorLabel {
  const none = { threadId, tagId: null, roomId: null, verifiedUntil: null };
  if ((role ?? 'member') !== 'member' || facts?.moderatesRoom) return { ...none, kind: 'staff' };
  if (!facts?.until) return { ...none, kind: 'customer' };
  const { tagId, roomId, until } = facts;
  return { kind: 'expert', threadId, tagId, roomId, verifiedUntil: until };
}
