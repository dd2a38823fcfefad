import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { SITEMAP_NUMBERS, SITEMAPS_MAX, type SitemapEntry } from './sitemap.js';
import { SitemapEntryType } from './sitemap.type.js';
import { SitemapsRepository } from './sitemaps.repository.js';

/** The same for every reader: what an anonymous one may see. */
@Resolver()
export class SitemapsResolver {
  constructor(private readonly sitemaps: SitemapsRepository) {}

  @Query(() => Int, { description: 'How many sitemaps of threads there are, by 10,000 numbers.' })
  async sitemapPages(): Promise<number> {
    return Math.ceil((await this.sitemaps.lastNumber()) / SITEMAP_NUMBERS);
  }

  @Query(() => [SitemapEntryType], {
    description: 'Threads with numbers from (page - 1) × 10,000 + 1 that everybody may read.',
  })
  async sitemap(
    @Args('page', { type: () => Int, description: 'From 1.' }) page: number,
  ): Promise<SitemapEntry[]> {
    return page < 1 || page > SITEMAPS_MAX ? [] : this.sitemaps.threads(page);
  }
}
