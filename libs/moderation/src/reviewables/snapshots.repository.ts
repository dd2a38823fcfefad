import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { ReviewedContent } from './content-hash.js';
import type { ReviewableSnapshot } from './reviewable.entity.js';

const COLUMNS = `
  snapshot.reviewable_id as "reviewableId", snapshot.content_hash as "contentHash",
  snapshot.title, snapshot.body_markdown as "bodyMarkdown", snapshot.body_html as "bodyHtml",
  snapshot.taken_at as "takenAt"`;

/** What a list shows of a content. */
export interface SnapshotHead {
  id: string;
  title: string | null;
  words: string;
}

/** Texts of one case that are shown; its author could make any number of them. */
const SHOWN = 20;

@Injectable()
export class SnapshotsRepository {
  constructor(private readonly db: Database) {}

  /** Keeps the content as it is now; a text seen before is kept as it was then. */
  async keep(reviewableId: string, content: ReviewedContent, at: Date): Promise<void> {
    await this.db.rows(
      `insert into reviewable_snapshots
         (reviewable_id, content_hash, title, body_markdown, body_html, taken_at)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [reviewableId, content.hash, content.title, content.bodyMarkdown, content.bodyHtml, at],
      'reviewable-snapshot',
    );
  }

  /** The snapshot of the content that each case has now. */
  currentOf(ids: readonly string[]): Promise<ReviewableSnapshot[]> {
    return this.db.read(
      `select ${COLUMNS} from reviewables item
       join reviewable_snapshots snapshot
         on snapshot.reviewable_id = item.id and snapshot.content_hash = item.content_hash
       where item.id = any($1)`,
      [ids],
      'snapshots-current',
    );
  }

  /** Title and first words of the content that each case has now. */
  headsOf(ids: readonly string[]): Promise<SnapshotHead[]> {
    return this.db.read(
      `select item.id, snapshot.title, left(snapshot.body_markdown, 800) as words
       from reviewables item join reviewable_snapshots snapshot
         on snapshot.reviewable_id = item.id and snapshot.content_hash = item.content_hash
       where item.id = any($1)`,
      [ids],
      'snapshots-heads',
    );
  }

  /** The latest texts of each case, oldest first. */
  latestOf(ids: readonly string[]): Promise<ReviewableSnapshot[]> {
    return this.db.rows(
      `select ${COLUMNS} from unnest($1::uuid[]) as item (id), lateral (
         select * from reviewable_snapshots where reviewable_id = item.id
         order by taken_at desc limit ${SHOWN}) snapshot
       order by snapshot.taken_at`,
      [ids],
      'snapshots-latest',
    );
  }

  /** One text of a case by its hash, as a statement about it quotes it. */
  async byHash(reviewableId: string, hash: string): Promise<ReviewableSnapshot | null> {
    const [snapshot] = await this.db.rows<ReviewableSnapshot>(
      `select ${COLUMNS} from reviewable_snapshots snapshot
       where snapshot.reviewable_id = $1 and snapshot.content_hash = $2`,
      [reviewableId, hash],
      'snapshot-by-hash',
    );
    return snapshot ?? null;
  }
}
