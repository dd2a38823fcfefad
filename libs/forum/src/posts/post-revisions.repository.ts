import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { PostRevision } from './post.entity.js';

/** An earlier text together with the text that followed it. */
export interface RevisionStep extends PostRevision {
  nextMarkdown: string;
}

@Injectable()
export class PostRevisionsRepository {
  constructor(private readonly db: Database) {}

  /** Keeps the text that stands now, as the next revision; called before it is overwritten. */
  async keep(
    postId: string,
    title: string | null,
    edit: { editedById: string; reason: string; at: Date },
  ): Promise<void> {
    await this.db.rows(
      `insert into post_revisions (post_id, number, title, body_markdown, edited_by_id, reason, created_at)
       select id, revision_count + 1, $2, body_markdown, $3, $4, $5 from posts where id = $1`,
      [postId, title, edit.editedById, edit.reason, edit.at],
    );
  }

  /** The newest first, below `before`, each with what replaced it. */
  async latest(postId: string, count: number, before: number | null): Promise<RevisionStep[]> {
    return this.db.rows<RevisionStep>(
      `select r.post_id as "postId", r.number, r.title, r.body_markdown as "bodyMarkdown",
              r.edited_by_id as "editedById", r.reason, r.created_at as "createdAt",
              coalesce(next.body_markdown, p.body_markdown) as "nextMarkdown"
       from post_revisions r
       join posts p on p.id = r.post_id
       left join post_revisions next on next.post_id = r.post_id and next.number = r.number + 1
       where r.post_id = $1 and r.number < coalesce($3, 2147483647)
       order by r.number desc
       limit $2`,
      [postId, count, before],
      'post-revisions',
    );
  }
}
