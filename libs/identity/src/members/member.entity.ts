import type { Locale, Role } from '@parvis/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type Theme = 'system' | 'light' | 'dark';
export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

export const NAME_MAX = 60;
export const BIO_MAX = 2_000;
export const INTERESTS_MAX = 20;
export const INTEREST_MAX = 40;

/**
 * Whoever has an account, or wrote in a community that was imported; the latter have neither
 * e-mail nor password and cannot sign in. The biography and the password's hash are read only
 * where they are asked for.
 */
@Entity('members')
export class Member {
  @PrimaryColumn('uuid') id: string;
  @Column('text') handle: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) email: string | null;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) emailConfirmedAt: Date | null;
  @Column('text', { nullable: true, select: false }) passwordHash?: string | null;
  @Column('text', { default: 'member' }) role: Role;
  @Column('smallint', { default: 0 }) trustLevel: number;
  @Column('text', { default: '', select: false }) bioMarkdown?: string;
  @Column('text', { default: '', select: false }) bioHtml?: string;
  @Column('text', { array: true, default: '{}' }) interests: string[];
  @Column('text', { default: 'en' }) locale: Locale;
  /** Null follows the site's. */
  @Column('text', { nullable: true }) timeZone: string | null;
  @Column('text', { default: 'system' }) theme: Theme;
  @Column('uuid', { nullable: true }) avatarFileId: string | null;
  /** Whether he may be asked what he knows of; read where it is asked for. */
  @Column('boolean', { default: true, select: false }) acceptsRoutedQuestions?: boolean;
  @Column('int', { default: 0 }) threadCount: number;
  @Column('int', { default: 0 }) postCount: number;
  @Column('int', { default: 0 }) answerCount: number;
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' }) createdAt: Date;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) lastSeenAt: Date | null;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) erasedAt: Date | null;
  /** May be past; set and cleared by `MemberRestrictions` alone. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) silencedUntil: Date | null;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) suspendedUntil: Date | null;
}
