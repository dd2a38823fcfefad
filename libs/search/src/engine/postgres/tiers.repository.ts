import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import { DOCUMENT_KINDS, type DocumentKind } from '../../documents/document.js';
import { DocumentsRepository } from '../../documents/documents.repository.js';
import { LAST_TIER, TABLE, TIER_SIZES } from './index-tables.js';

const BATCH = 2_000;

/**
 * Keeps the tiers at their sizes. A full-text index cannot give its best rows first, so a word
 * that half of all threads hold would be ranked as often; in tiers the best threads come first
 * and the search stops when it has enough.
 */
@Injectable()
export class TiersRepository {
  constructor(
    private readonly db: Database,
    private readonly documents: DocumentsRepository,
  ) {}

  /** Draws the limits by the live rows, before they are indexed. */
  async draw(): Promise<void> {
    for (const kind of DOCUMENT_KINDS) {
      await this.keep(kind, await this.documents.qualityAt(kind, TIER_SIZES));
    }
  }

  /** Draws them again by the index where the first tier has grown to twice its size. */
  async redraw(): Promise<void> {
    for (const kind of DOCUMENT_KINDS) {
      const [first] = await this.db.rows<{ size: number }>(
        `select count(*)::int as size from ${TABLE[kind]} where tier = 0`,
      );
      if (first!.size < 2 * TIER_SIZES[0]!) continue;
      const limits = await this.db.rows<{ quality: number }>(
        `select quality from (
           select quality, row_number() over (order by quality desc) as place from ${TABLE[kind]}
         ) placed where place = any($1) order by place`,
        [TIER_SIZES],
      );
      await this.keep(
        kind,
        limits.map(({ quality }) => quality),
      );
    }
  }

  /** Moves the documents that are in another tier than their quality says. */
  async settle(): Promise<void> {
    for (const kind of DOCUMENT_KINDS) {
      const limits = await this.db.rows<{ tier: number; least: number }>(
        'select tier, least_quality as least from search_tiers where kind = $1 order by tier',
        [kind],
      );
      if (limits.length > 0) await this.move(kind, limits);
    }
  }

  private async move(kind: DocumentKind, limits: { tier: number; least: number }[]): Promise<void> {
    const due = `case ${limits
      .map(({ tier, least }) => `when quality >= ${Number(least)}::real then ${Number(tier)}`)
      .join(' ')} else ${LAST_TIER} end`;
    for (;;) {
      const moved = await this.db.rows(
        `update ${TABLE[kind]} set tier = ${due}
         where id in (select id from ${TABLE[kind]} where tier <> ${due} limit $1) returning 1`,
        [BATCH],
      );
      if (moved.length < BATCH) return;
    }
  }

  private async keep(kind: DocumentKind, least: readonly number[]): Promise<void> {
    await this.db.tx(async () => {
      await this.db.rows('delete from search_tiers where kind = $1', [kind]);
      await this.db.rows(
        `insert into search_tiers (kind, tier, least_quality)
         select $1, tier - 1, quality from unnest($2::real[]) with ordinality as limits (quality, tier)`,
        [kind, least],
      );
    });
  }
}
