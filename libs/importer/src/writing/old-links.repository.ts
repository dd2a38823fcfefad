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
      `select asked.key, thread.thread_number::float8 as "threadNumber",
              coalesce(reply.post_number, case when asked.post > 1 then least(asked.post, (
                select max(post_number) from import_lines
                where import_id = $1 and thread_id = thread.thread_id)) end) as "postNumber",
              said.payload::json ->> 'title' as title
       from json_to_recordset($2) as asked (key text, number text, type text, post int)
       left join import_lines reply on reply.import_id = $1 and asked.type = 'post'
         and reply.type = 'post' and reply.source_id in (asked.number, 'p' || asked.number)
       join import_lines thread on thread.import_id = $1 and thread.type = 'thread'
         and thread.thread_number is not null
         and case asked.type when 'post' then thread.thread_id = reply.thread_id
             else thread.source_id in (asked.number, 't' || asked.number) end
       join import_payloads said on said.import_id = $1 and said.line = thread.line`,
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
