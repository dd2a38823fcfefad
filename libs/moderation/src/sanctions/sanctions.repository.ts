import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { Sanction, SanctionKind } from './sanction.entity.js';

const COLUMNS = `sanction.id, sanction.member_id as "memberId", sanction.kind,
  sanction.statement_id as "statementId", sanction.starts_at as "startsAt",
  sanction.ends_at as "endsAt", sanction.lifted_at as "liftedAt"`;

/** Sanctions of one member that his record shows. */
const SHOWN = 50;

@Injectable()
export class SanctionsRepository {
  constructor(private readonly db: Database) {}

  /** The latest of each member first. */
  latestOf(memberIds: readonly string[]): Promise<Sanction[]> {
    return this.db.read(
      `select ${COLUMNS} from unnest($1::uuid[]) as member (id), lateral (
         select * from sanctions where member_id = member.id
         order by starts_at desc, id desc limit ${SHOWN}) sanction
       order by sanction.starts_at desc, sanction.id desc`,
      [memberIds],
      'sanctions-latest',
    );
  }

  ofStatements(statementIds: readonly string[]): Promise<Sanction[]> {
    return this.db.rows(
      `select ${COLUMNS} from sanctions sanction where sanction.statement_id = any($1)`,
      [statementIds],
    );
  }

  async insert(sanction: Sanction): Promise<void> {
    await this.db.rows(
      `insert into sanctions (id, member_id, kind, statement_id, starts_at, ends_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        sanction.id,
        sanction.memberId,
        sanction.kind,
        sanction.statementId,
        sanction.startsAt,
        sanction.endsAt,
      ],
    );
  }

  /** The sanction of a statement, if it was not lifted before. */
  async lift(statementId: string, at: Date): Promise<Sanction | null> {
    const [lifted] = await this.db.rows<Sanction>(
      `update sanctions sanction set lifted_at = $2
       where statement_id = $1 and lifted_at is null returning ${COLUMNS}`,
      [statementId, at],
    );
    return lifted ?? null;
  }

  /**
   * The sanction of a kind that lasts longest. The end counts by whichever clock is ahead, ours
   * or the database's, whose clock wakes the task that ends it.
   */
  async longest(memberId: string, kind: SanctionKind, now: Date): Promise<Sanction | null> {
    const [sanction] = await this.db.rows<Sanction>(
      `select ${COLUMNS} from sanctions sanction
       where sanction.member_id = $1 and sanction.kind = $2 and sanction.lifted_at is null
         and sanction.ends_at > greatest($3::timestamptz, now())
       order by sanction.ends_at desc, sanction.id desc limit 1`,
      [memberId, kind, now],
    );
    return sanction ?? null;
  }
}
