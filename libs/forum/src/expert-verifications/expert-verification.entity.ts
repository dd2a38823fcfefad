import { Column, Entity, PrimaryColumn } from 'typeorm';

export const VERIFICATION_NOTE_MAX = 500;
/** A verification is looked at again after two years at the latest. */
export const VERIFICATION_DAYS_MAX = 731;

export type VerificationState = 'active' | 'ended';
export const VERIFICATION_STATES: readonly VerificationState[] = ['active', 'ended'];

/** That the brand vouches for a member in a tag or a room, until a moment. */
@Entity('expert_verifications')
export class ExpertVerification {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') memberId: string;
  /** Exactly one of the two is set. */
  @Column('uuid', { nullable: true }) tagId: string | null;
  @Column('uuid', { nullable: true }) roomId: string | null;
  @Column('uuid', { nullable: true }) verifiedById: string | null;
  @Column('text') note: string;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
  /** From then on it holds no more, whatever else has happened. */
  @Column({ type: 'timestamptz', precision: 3 }) until: Date;
  /** When it was ended early, or noted as expired, which is then `until`. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) endedAt: Date | null;
  /** Null when it expired. */
  @Column('uuid', { nullable: true }) endedById: string | null;
}

export const isActive = (
  { endedAt, until }: Pick<ExpertVerification, 'endedAt' | 'until'>,
  now: Date,
): boolean => endedAt === null && until > now;

/** The tags and rooms in which somebody is a verified expert now. */
export interface ExpertScopes {
  tagIds: ReadonlySet<string>;
  roomIds: ReadonlySet<string>;
}

export const NO_SCOPES: ExpertScopes = { tagIds: new Set(), roomIds: new Set() };

/** The scope by which an expert may speak in a thread: its room before its tags; null for none. */
export function scopeIn(
  scopes: ExpertScopes,
  { roomId, tagIds }: { roomId: string; tagIds: readonly string[] },
): { tagId: string | null; roomId: string | null } | null {
  if (scopes.roomIds.has(roomId)) return { tagId: null, roomId };
  const tagId = tagIds.find((id) => scopes.tagIds.has(id));
  return tagId ? { tagId, roomId: null } : null;
}
