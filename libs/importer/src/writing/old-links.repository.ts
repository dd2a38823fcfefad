import { Injectable } from '@nestjs/common';
import { Database, slugify } from '@parvis/kernel';
import type { ImportRun } from '../runs/import-run.js';

/** A thread of the source to which a link of the source leads. */
export interface OldLink {
  /** The thread's number or the answer's, as the address has them. */
  number: string;
  type: 'thread' | 'post';
  /** The slug of the address, where it tells whether this is really our source's thread. */
  slug: string | null;
  /** The post within the thread, where the address says one. */
  post: number | null;
}

interface Found {
  key: string;
  threadNumber: number;
  postNumber: number | null;
  title: string;
}

/** Where a thread of the source stands here. */
export interface NewPlace {
  path: string;
  title: string;
}

const keyOf = (link: OldLink): string => JSON.stringify([link.type, link.number, link.post]);

/** Knows what the old site's own addresses lead to, also to what is not written yet. */
@Injectable()
export class OldLinksRepository {
  constructor(private readonly db: Database) {}

  /** The place of each link whose thread came along, in the order given. */
  async places(run: ImportRun, links: readonly OldLink[]): Promise<(NewPlace | null)[]> {
    if (links.length === 0) return [];
    const rows = await this.db.rows<Found>(
      `select place.key, place.thread_number::float8 as "threadNumber",
              coalesce(place.post_number, case when place.post > 1 then least(place.post, (
                select max(post_number) from import_lines
                where import_id = $1 and thread_id = place.thread_id)) end) as "postNumber",
              said.payload::json ->> 'title' as title
       from (
         select asked.key, asked.post, null::int as post_number, thread.*
         from json_to_recordset($2) as asked (key text, number text, type text, post int)
         cross join lateral (
           select line, thread_id, thread_number from import_lines
           where import_id = $1 and type = 'thread' and thread_number is not null
             and source_id in (asked.number, 't' || asked.number) limit 1) thread
         where asked.type = 'thread'
         union all
         select asked.key, null, reply.post_number, thread.line, reply.thread_id, thread.thread_number
         from json_to_recordset($2) as asked (key text, number text, type text)
         cross join lateral (
           select thread_id, post_number from import_lines
           where import_id = $1 and type = 'post' and thread_id is not null
             and source_id in (asked.number, 'p' || asked.number) limit 1) reply
         cross join lateral (
           select line, thread_number from import_lines
           where import_id = $1 and thread_id = reply.thread_id and type = 'thread') thread
         where asked.type = 'post') place
       join import_payloads said on said.import_id = $1 and said.line = place.line`,
      [run.id, JSON.stringify(links.map((link) => ({ ...link, key: keyOf(link) })))],
      'import-old-links',
    );
    const found = new Map(rows.map((row) => [row.key, row]));
    return links.map((link) => placeOf(link, found.get(keyOf(link))));
  }
}

function placeOf({ slug }: OldLink, found: Found | undefined): NewPlace | null {
  if (!found) return null;
  const { title, threadNumber, postNumber } = found;
  // Another site of the same software has a thread of that number, too, under another title.
  if (slug !== null && slug !== slugify(title, 'topic', 255)) return null;
  const post = postNumber && postNumber > 1 ? `/${postNumber}#${postNumber}` : '';
  return { title, path: `/t/${threadNumber}/${slugify(title, 'thread')}${post}` };
}
