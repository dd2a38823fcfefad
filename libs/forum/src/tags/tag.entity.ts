import { Column, Entity, PrimaryColumn } from 'typeorm';

export const TAG_NAME_MAX = 40;
export const TAG_DESCRIPTION_MAX = 5_000;
export const TAG_GROUP_NAME_MAX = 60;
export const TAGS_PER_THREAD = 5;

@Entity('tags')
export class Tag {
  @PrimaryColumn('uuid') id: string;
  @Column('text') slug: string;
  @Column('text') name: string;
  /** Read by a loader of its own: lists of threads carry hundreds of tags and show no description. */
  @Column({ type: 'text', select: false }) descriptionMarkdown?: string;
  @Column({ type: 'text', select: false }) descriptionHtml?: string;
  @Column('uuid', { nullable: true }) groupId: string | null;
  /** Set on a synonym: threads carry the tag it points to, never the synonym itself. */
  @Column('uuid', { nullable: true }) synonymOfId: string | null;
  /** Standing threads of public rooms, whoever asks: other rooms' threads must not show in it. */
  @Column('int') threadCount: number;
  /** Since when everyone sees the tag though no public thread may carry it: staff chose the word. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) listedAt: Date | null;
  @Column('uuid', { nullable: true }) createdById: string | null;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
}

type NewTag = Pick<Tag, 'id' | 'slug' | 'name' | 'createdAt'> & Partial<Tag>;

/** A tag to be inserted; what is left out is empty. */
export const newTag = (columns: NewTag): Tag =>
  Object.assign(
    new Tag(),
    {
      descriptionMarkdown: '',
      descriptionHtml: '',
      groupId: null,
      synonymOfId: null,
      threadCount: 0,
      listedAt: null,
      createdById: null,
    },
    columns,
  );

@Entity('tag_groups')
export class TagGroup {
  @PrimaryColumn('uuid') id: string;
  @Column('text') slug: string;
  @Column('text') name: string;
  @Column('int') position: number;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
}
