import { Injectable } from '@nestjs/common';
import { BRAND_COLOUR, DEFAULT_LOCALE, SITE_TAGLINE } from '@parvis/forum';
import { SITE_NAME } from '@parvis/identity';
import { Database, DomainError, Settings } from '@parvis/kernel';
import type { CommunityRecord } from '../format/records.js';

/** Takes the community's name, colour, language and words over as the brand's. */
@Injectable()
export class Brand {
  constructor(
    private readonly db: Database,
    private readonly settings: Settings,
  ) {}

  async take(importId: string): Promise<void> {
    const [row] = await this.db.rows<{ payload: string }>(
      `select said.payload from import_lines line
       join import_payloads said on said.import_id = $1 and said.line = line.line
       where line.import_id = $1 and line.type = 'community'`,
      [importId],
    );
    if (!row) return;
    const { name, brandColour, language, tagline } = JSON.parse(row.payload) as CommunityRecord;
    await this.set(SITE_NAME.key, name);
    await this.set(BRAND_COLOUR.key, brandColour);
    await this.set(DEFAULT_LOCALE.key, language);
    await this.set(SITE_TAGLINE.en.key, tagline.en);
    await this.set(SITE_TAGLINE.fr.key, tagline.fr);
  }

  /** A value that the setting refuses, such as a long name, is not worth an import. */
  private async set(key: string, value: string | null): Promise<void> {
    if (value === null) return;
    try {
      await this.settings.set(key, value, null);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
}
