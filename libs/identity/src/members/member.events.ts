import type { Role } from '@parvis/kernel';

declare module '@parvis/kernel' {
  interface DomainEvents {
    /** Somebody confirmed his address and is a member from now on. */
    'member.signed_up': { memberId: string };
    /** `changes` names the columns. */
    'member.profile_changed': { memberId: string; changes: string[] };
    'member.role_changed': { memberId: string; before: Role; after: Role };
    'member.handle_changed': { memberId: string; before: string; after: string };
    'member.email_changed': { memberId: string };
    'member.password_changed': { memberId: string };
    /** Moved to a later or an earlier end also. */
    'member.silenced': MemberRestricted;
    'member.suspended': MemberRestricted;
    /** A silence or a suspension is over, by its time or because it was lifted. */
    'member.restored': { memberId: string; kind: 'silence' | 'suspension' };
    /** Who may see it looked at what is somebody else's alone; `id` is the number of many. */
    'contact.seen': { kind: 'member' | 'members'; id: string; memberIds: string[] };
    'member.avatar_changed': { memberId: string; before: string | null; after: string | null };
  }
}

export interface MemberRestricted {
  memberId: string;
  sanctionId: string;
  until: string;
}

/** Topic of the hint that drops what was cached of a member: name, picture, role. */
export const MEMBER_HINT = 'member';
