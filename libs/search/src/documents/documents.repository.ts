import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { DocumentKind, DocumentOf } from './document.js';
import { DOCUMENTS, LIVE, QUALITY } from './document-queries.js';
import { fingerprintOf } from './fingerprint.js';

const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** Makes documents of the rows as they stand at this moment; the one place where they are made. */
@Injectable()
export class DocumentsRepository {
  constructor(private readonly db: Database) {}

  /** Those of `ids` that have a document; the others are to be removed from every index. */
  async byIds<Kind extends DocumentKind>(
    kind: Kind,
    ids: readonly string[],
  ): Promise<DocumentOf[Kind][]> {
    const rows = await this.db.rows<DocumentOf[Kind]>(
      DOCUMENTS[kind],
      [ids],
      `search-documents-${kind}`,
    );
    return rows.map((row) => ({ ...row, fingerprint: fingerprintOf(row) }));
  }

  /** Ids that have a document, in their order, after one of them; null begins. */
  async idsAfter(kind: DocumentKind, id: string | null, limit: number): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(
      `select ${kind}.id from ${LIVE[kind]} and ${kind}.id > $1 order by ${kind}.id limit $2`,
      [id ?? FIRST_ID, limit],
    );
    return rows.map((row) => row.id);
  }

  async count(kind: DocumentKind): Promise<number> {
    const [row] = await this.db.rows<{ count: number }>(
      `select count(*)::int as count from ${LIVE[kind]}`,
    );
    return row!.count;
  }

  /** Ids of the standing posts of threads. */
  async postsOf(threadIds: readonly string[]): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(
      'select id from posts where thread_id = any($1)',
      [threadIds],
    );
    return rows.map((row) => row.id);
  }

  /** The quality that the `places[i]` best documents of a kind reach; fewer when there are fewer. */
  async qualityAt(kind: DocumentKind, places: readonly number[]): Promise<number[]> {
    const rows = await this.db.rows<{ quality: number }>(
      `select quality from (
         select quality, row_number() over (order by quality desc) as place
         from (select ${QUALITY[kind]} as quality from ${LIVE[kind]}) graded) placed
       where place = any($1) order by place`,
      [places],
    );
    return rows.map((row) => row.quality);
  }
}
