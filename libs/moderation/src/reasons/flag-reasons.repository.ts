import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { FlagReason } from './flag-reason.entity.js';

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
    return this.db.rows(
      `select ${COLUMNS} from flag_reasons reason order by reason.position, reason.code`,
      [],
      'flag-reasons',
    );
  }

  byIds(ids: readonly string[]): Promise<FlagReason[]> {
    return this.db.rows(
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
}
