import { Column, Entity, PrimaryColumn } from 'typeorm';

export type AppealState = 'open' | 'granted' | 'rejected';
export const APPEAL_STATES: readonly AppealState[] = ['open', 'granted', 'rejected'];

export const APPEAL_BODY_MAX = 4_000;
/** Messages of one appeal; more would be a correspondence. */
export const APPEAL_MESSAGES_MAX = 100;

/** A member contests a statement; somebody else than its author decides. */
@Entity('appeals')
export class Appeal {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') statementId: string;
  @Column('uuid') memberId: string;
  @Column('text') state: AppealState;
  @Column('uuid', { nullable: true }) decisionId: string | null;
  @Column({ type: 'timestamptz', precision: 3 }) openedAt: Date;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) decidedAt: Date | null;
}

/** The dialogue of an appeal, the member's first message included. */
@Entity('appeal_messages')
export class AppealMessage {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') appealId: string;
  @Column('uuid', { nullable: true }) authorId: string | null;
  @Column('boolean') isStaff: boolean;
  @Column('text') body: string;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
}
