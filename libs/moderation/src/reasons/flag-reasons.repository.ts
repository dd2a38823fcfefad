import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import { FlagReason } from './flag-reason.entity.js';

const COLUMNS = `
  reason.id, reason.code, reason.position, reason.name_en as "nameEn", reason.name_fr as "nameFr",
  reason.help_en as "helpEn", reason.help_fr as "helpFr", reason.clause_code as "clauseCode",
  reason.roles, reason.min_trust_level as "minTrustLevel", reason.bonus,
  reason.needs_note as "needsNote", reason.is_system as "isSystem",
  reason.archived_at as "archivedAt"`;

@Injectable()
export class FlagReasonsRepository {
  constructor(private readonly db: Database) {}

  /** All, in order; a site has a dozen. */
  all(): Promise<FlagReason[]> {
    return this.db.read(
      `select ${COLUMNS} from flag_reasons reason order by reason.position, reason.code`,
      [],
      'flag-reasons',
    );
  }

  byIds(ids: readonly string[]): Promise<FlagReason[]> {
    return this.db.read(
      `select ${COLUMNS} from flag_reasons reason where reason.id = any($1)`,
      [ids],
      'flag-reasons-by-id',
    );
  }

  async byCode(code: string): Promise<FlagReason | null> {
    const [reason] = await this.db.rows<FlagReason>(
      `select ${COLUMNS} from flag_reasons reason where reason.code = $1`,
      [code],
      'flag-reason-by-code',
    );
    return reason ?? null;
  }

  /** All, each held until the commit: changes to the list happen one at a time. */
  lockAll(): Promise<FlagReason[]> {
    return this.db.rows(
      `select ${COLUMNS} from flag_reasons reason order by reason.position, reason.code for update`,
    );
  }

  async insert(reason: FlagReason): Promise<void> {
    await this.db.manager.insert(FlagReason, reason);
  }

  async update(id: string, changes: Partial<FlagReason>): Promise<void> {
    await this.db.manager.update(FlagReason, { id }, changes);
  }

  /** Positions follow the order of the ids. */
  async reorder(ids: string[]): Promise<void> {
    await this.db.rows(
      `update flag_reasons set position = wanted.position
       from unnest($1::uuid[]) with ordinality as wanted (id, position)
       where flag_reasons.id = wanted.id`,
      [ids],
    );
  }

  /** The clauses of the charter in force. */
  async clauseCodes(): Promise<string[]> {
    const clauses = await this.db.rows<{ code: string }>(
      `select code from clauses where charter_version = (select max(version) from charters)`,
    );
    return clauses.map(({ code }) => code);
  }
}
