import { Injectable } from '@nestjs/common';
import { Database, Settings, type SettingValue } from '@parvis/kernel';
import type { CommunityRecord } from '../format/records.js';

/** Takes the community's name, colour and words over as the brand's, where such settings exist. */
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
    const community = JSON.parse(row.payload) as CommunityRecord;
    const known = new Set(this.settings.all().map(({ setting }) => setting.key));
    for (const [key, value] of Object.entries(wanted(community))) {
      if (value !== null && known.has(key)) await this.settings.set(key, value, null);
    }
  }
}

const wanted = ({
  name,
  brandColour,
  language,
  tagline,
}: CommunityRecord): Record<string, SettingValue | null> => ({
  'site.name': name,
  'site.brandColour': brandColour,
  'site.defaultLocale': language === 'fr' ? 'fr' : 'en',
  'site.taglineEn': tagline.en,
  'site.taglineFr': tagline.fr,
});
