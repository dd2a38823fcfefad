import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A post a member wants to find again; nobody else learns of it. */
@Entity('bookmarks')
export class Bookmark {
  @PrimaryColumn('uuid') memberId: string;
  @PrimaryColumn('uuid') postId: string;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
}
