import type { MemberFace } from '$lib/ui/shapes';

export const memberFace = /* GraphQL */ `fragment MemberFace on Member { handle name avatarUrl role }`;

export interface MemberAnswer {
  handle: string;
  name: string;
  avatarUrl: string | null;
  role: 'member' | 'moderator' | 'marketer' | 'admin';
}

/** The brand's own people are told from its customers. */
export const toMemberFace = ({ role, ...member }: MemberAnswer): MemberFace => ({
  ...member,
  mark: role === 'member' ? null : 'staff',
});
