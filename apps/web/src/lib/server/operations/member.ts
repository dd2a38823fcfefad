import type { MemberFace } from '$lib/ui/shapes';
import { fragment } from './document';

export const memberFace = fragment(
  /* GraphQL */ `fragment MemberFace on Member { handle name avatarUrl role }`,
);

export interface MemberAnswer {
  handle: string;
  name: string;
  avatarUrl: string | null;
  role: 'member' | 'moderator' | 'marketer' | 'admin';
}

/** The brand's own people are told from its customers. */
export const toMemberFace = ({ handle, name, avatarUrl, role }: MemberAnswer): MemberFace => ({
  handle,
  name,
  avatarUrl,
  mark: role === 'member' ? null : 'staff',
});
