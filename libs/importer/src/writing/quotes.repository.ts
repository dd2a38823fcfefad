import { Injectable } from '@nestjs/common';
import { Database, type QuoteSource } from '@parvis/kernel';
import type { QuotedPost, SourceBody } from '../bodies/index.js';
import type { ImportRun } from '../runs/import-run.js';
import { bodies } from './bodies.js';
import { PeopleRepository } from './people.repository.js';

type Asked = QuotedPost & { threadId: string | null };

const keyOf = ({ name, post, topic, threadId }: Asked): string =>
  JSON.stringify([name.toLowerCase(), post, topic ?? null, topic ? null : threadId]);

/** The quotes of one batch and where their posts stand now. */
export class QuotesOfBatch {
  constructor(private readonly found: ReadonlyMap<string, QuoteSource & { threadId: string }>) {}

  /** Null when the quoted post did not come along; the quote then keeps its author's name. */
  find(source: QuotedPost, threadId: string | null): QuoteSource | null {
    const found = this.found.get(keyOf({ ...source, threadId }));
    if (!found) return null;
    const { threadNumber, postNumber, handle } = found;
    return found.threadId === threadId
      ? { postNumber, handle }
      : { threadNumber, postNumber, handle };
  }
}

/**
 * Finds quoted posts by author and number. Where the source removed posts its numbers run ahead
 * of ours, so the author's nearest post up to that number is meant.
 */
@Injectable()
export class QuotesRepository {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleRepository,
  ) {}

  async ofBatch(
    run: ImportRun,
    texts: readonly { body: SourceBody; threadId: string | null }[],
  ): Promise<QuotesOfBatch> {
    const asked = new Map(texts.flatMap(quotesIn).map((quote) => [keyOf(quote), quote]));
    const names = new Set([...asked.values()].map((quote) => quote.name.toLowerCase()));
    const people = await this.people.byNames(run.source, [...names]);
    const known = [...asked].filter(([, quote]) => people.has(quote.name.toLowerCase()));
    if (known.length === 0) return new QuotesOfBatch(new Map());
    const rows = await this.posts(
      run.id,
      known.map(([key, { name, post, topic, threadId }]) => ({
        key,
        author: people.get(name.toLowerCase())!.id,
        number: post!,
        topic: topic ? String(topic) : null,
        thread: topic ? null : threadId,
      })),
    );
    const handleOf = (key: string) => people.get(JSON.parse(key)[0])!.handle;
    return new QuotesOfBatch(
      new Map(rows.map(({ key, ...row }) => [key, { ...row, handle: handleOf(key) }])),
    );
  }

  /** Ids of threads are often a number behind a letter, which quotes leave out. */
  private posts(importId: string, quotes: object[]) {
    return this.db.rows<{
      key: string;
      threadId: string;
      threadNumber: number;
      postNumber: number;
    }>(
      `select quote.key, thread.thread_id as "threadId",
              thread.thread_number::float8 as "threadNumber", post.post_number as "postNumber"
       from json_to_recordset($2) as quote (key text, author uuid, number int, topic text, thread uuid)
       cross join lateral (
         select thread_id, thread_number from import_lines
         where import_id = $1 and type = 'thread' and thread_number is not null
           and (source_id in (quote.topic, 't' || quote.topic)) limit 1) thread
       cross join lateral (
         select post_number from import_lines
         where import_id = $1 and thread_id = thread.thread_id and author_id = quote.author
           and post_number <= quote.number
         order by post_number desc limit 1) post
       where quote.topic is not null
       union all
       select quote.key, quote.thread, 0, post.post_number
       from json_to_recordset($2) as quote (key text, author uuid, number int, topic text, thread uuid)
       cross join lateral (
         select post_number from import_lines
         where import_id = $1 and thread_id = quote.thread and author_id = quote.author
           and post_number <= quote.number
         order by post_number desc limit 1) post
       where quote.topic is null and quote.thread is not null`,
      [importId, JSON.stringify(quotes)],
      'import-quotes',
    );
  }
}

/** The quotes of a text that name the number of a post. */
function quotesIn({ body, threadId }: { body: SourceBody; threadId: string | null }): Asked[] {
  const asked: Asked[] = [];
  if (!/quote/i.test(body.bodyMarkdown ?? body.bodyHtml ?? '')) return asked;
  bodies.convert(body, (source) => {
    if (source.post) asked.push({ ...source, threadId });
    return null;
  });
  return asked;
}
