import type { QuoteSource } from '@parvis/kernel';

/** What an old quote says of its source: the post by its number within its topic. */
export interface QuotedPost {
  name: string;
  post?: number;
  topic?: number;
}

export interface BodyOptions {
  /** Where the quoted post stands now; without an answer the quote keeps the name alone. */
  quoted?(source: QuotedPost): (QuoteSource & { slug?: string }) | null;
  /** Where a file `upload://…` of the old forum can be had; without an answer it is named. */
  upload?(address: string): string | null;
}
