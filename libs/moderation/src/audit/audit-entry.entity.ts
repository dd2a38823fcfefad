import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who an entry says did it: a role of the site, or the moderator of the room it happened in. */
export type AuditRole = 'member' | 'moderator' | 'marketer' | 'admin' | 'room_moderator';

export type AuditDetails = Record<string, unknown>;

/** One act of staff, as it was then; the table takes neither changes nor deletions. */
@Entity('audit_entries')
export class AuditEntry {
  /** Counts from 1 without a gap; a decimal text, as PostgreSQL hands it over. */
  @PrimaryColumn('bigint') id: string;
  @Column({ type: 'timestamptz', precision: 3 }) at: Date;
  /** Null for what the forum did by rule, or an operator on the command line. */
  @Column('uuid', { nullable: true }) actorId: string | null;
  @Column('text', { nullable: true }) actorHandle: string | null;
  @Column('text', { nullable: true }) actorRole: AuditRole | null;
  @Column('text') action: string;
  @Column('text') subjectKind: string;
  @Column('text') subjectId: string;
  @Column('uuid', { nullable: true }) roomId: string | null;
  @Column('text') reason: string;
  @Column('jsonb') details: AuditDetails;
  @Column('text') previousHash: string;
  /** See `entryHash`. */
  @Column('text') hash: string;
}

/** What a feature says happened; number, time, actor's name and hash are added when recorded. */
export interface AuditFacts {
  actorId: string | null;
  action: string;
  subject: { kind: string; id: string };
  roomId?: string | null;
  reason?: string;
  details?: AuditDetails;
}
