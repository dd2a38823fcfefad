import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { Charter, Clause } from './charter.entity.js';

const CHARTER_COLUMNS = `charter.version, charter.published_at as "publishedAt",
  charter.published_by_id as "publishedById", charter.change_note as "changeNote"`;

const CLAUSE_COLUMNS = `clause.id, clause.charter_version as "charterVersion", clause.code,
  clause.position, clause.title_en as "titleEn", clause.title_fr as "titleFr",
  clause.body_en as "bodyEn", clause.body_fr as "bodyFr"`;

/** Versions are added, never changed: statements point to their clauses. */
@Injectable()
export class ChartersRepository {
  constructor(private readonly db: Database) {}

  async byVersion(version: number): Promise<Charter | null> {
    return this.one('where charter.version = $1', [version]);
  }

  /** The one in force. */
  async current(): Promise<Charter> {
    return (await this.one('order by charter.version desc limit 1', []))!;
  }

  clausesOf(versions: readonly number[]): Promise<Clause[]> {
    return this.db.read(
      `select ${CLAUSE_COLUMNS} from clauses clause
       where clause.charter_version = any($1) order by clause.position`,
      [versions],
      'clauses-of-versions',
    );
  }

  clausesByIds(ids: readonly string[]): Promise<Clause[]> {
    return this.db.read(`select ${CLAUSE_COLUMNS} from clauses clause where clause.id = any($1)`, [
      ids,
    ]);
  }

  /** The clause of this code in the version in force. */
  async clauseInForce(code: string): Promise<Clause | null> {
    const [clause] = await this.db.rows<Clause>(
      `select ${CLAUSE_COLUMNS} from clauses clause
       where clause.code = $1 and clause.charter_version = (select max(version) from charters)`,
      [code],
      'clause-in-force',
    );
    return clause ?? null;
  }

  /** Lets one transaction at a time publish, so that versions follow each other. */
  async lock(): Promise<void> {
    await this.db.rows(`select pg_advisory_xact_lock(hashtextextended('charter', 0))`);
  }

  async insert(charter: Charter, clauses: readonly Clause[]): Promise<void> {
    await this.db.rows(
      `insert into charters (version, published_at, published_by_id, change_note)
       values ($1, $2, $3, $4)`,
      [charter.version, charter.publishedAt, charter.publishedById, charter.changeNote],
    );
    await this.db.rows(
      `insert into clauses (id, charter_version, code, position, title_en, title_fr, body_en, body_fr)
       select id, $2, code, position, "titleEn", "titleFr", "bodyEn", "bodyFr"
       from json_to_recordset($1) as given (id uuid, code text, position int, "titleEn" text,
         "titleFr" text, "bodyEn" text, "bodyFr" text)`,
      [JSON.stringify(clauses), charter.version],
    );
  }

  private async one(rest: string, values: unknown[]): Promise<Charter | null> {
    const [charter] = await this.db.read<Charter>(
      `select ${CHARTER_COLUMNS} from charters charter ${rest}`,
      values,
    );
    return charter ?? null;
  }
}
