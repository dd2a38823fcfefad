import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A word as it stands, a word with `*` for any letters, or a regular expression (RE2 syntax). */
export type WordForm = 'literal' | 'wildcard' | 'regex';
export const WORD_FORMS: readonly WordForm[] = ['literal', 'wildcard', 'regex'];

/** What finding it does to a text: see `docs/moderation.md`. */
export type WordAction =
  | 'block'
  | 'censor'
  | 'hold'
  | 'flag'
  | 'tag'
  | 'replace'
  | 'link'
  | 'silence';
export const WORD_ACTIONS: readonly WordAction[] = [
  'block',
  'censor',
  'hold',
  'flag',
  'tag',
  'replace',
  'link',
  'silence',
];

export const PATTERN_MAX = 100;
export const REPLACEMENT_MAX = 200;
/** Words of one action. */
export const WORDS_PER_ACTION = 2_000;
/** Regular expressions of one action, which cost more than words. */
export const EXPRESSIONS_PER_ACTION = 100;

/** Something that texts are searched for, and what finding it does. */
@Entity('watched_words')
export class WatchedWord {
  @PrimaryColumn('uuid') id: string;
  @Column('text') pattern: string;
  @Column('text') form: WordForm;
  @Column('text') action: WordAction;
  /** What stands instead, of `replace`; the address, of `link`; the tag, of `tag`; else empty. */
  @Column('text') replacement: string;
  /** Two letters: only in threads of this language; null for all. */
  @Column('text', { nullable: true }) language: string | null;
  @Column('boolean') isCaseSensitive: boolean;
  @Column('uuid', { nullable: true }) createdById: string | null;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
}
