import { Column, Entity, PrimaryColumn } from 'typeorm';

export const TAG_NAME_MAX = 40;
export const TAG_DESCRIPTION_MAX = 5_000;
export const TAGS_PER_THREAD = 5;

@Entity('tags')
export class Tag {
  @PrimaryColumn('uuid') id: string;
  @Column('text') slug: string;
  @Column('text') name: string;
  @Column('text') descriptionMarkdown: string;
  @Column('text') descriptionHtml: string;
  @Column('uuid', { nullable: true }) groupId: string | null;
  /** Set on a synonym: threads carry the tag it points to, never the synonym itself. */
  @Column('uuid', { nullable: true }) synonymOfId: string | null;
  @Column('int') threadCount: number;
  @Column('uuid', { nullable: true }) createdById: string | null;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
}

@Entity('tag_groups')
export class TagGroup {
  @PrimaryColumn('uuid') id: string;
  @Column('text') slug: string;
  @Column('text') name: string;
  @Column('int') position: number;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
}
