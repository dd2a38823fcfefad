import { Injectable } from '@nestjs/common';
import { RoomsRepository, ThreadsRepository } from '@parvis/forum';
import { Database, type Viewer } from '@parvis/kernel';

interface Target {
  roomId: string | null;
  roomSlug: string | null;
  threadId: string | null;
  threadNumber: number | null;
  postNumber: number | null;
  handle: string | null;
  tagSlug: string | null;
}

/** Parts of an old path that may follow what identifies the thing, such as a slug or a page. */
const TAIL_MAX = 2;
const LENGTH_MAX = 2_000;

/** Leads the addresses of the sites that communities came from to where their things stand now. */
@Injectable()
export class PreviousPaths {
  constructor(
    private readonly db: Database,
    private readonly rooms: RoomsRepository,
    private readonly threads: ThreadsRepository,
  ) {}

  /**
   * Our address for an old path (and query), to be asked once no page of ours answers to it; null
   * when it is not known or leads to what the viewer may not see.
   */
  async find(viewer: Viewer, address: string): Promise<string | null> {
    const paths = candidates(address);
    if (paths.length === 0) return null;
    const [target] = await this.db.rows<Target>(
      `select room.id as "roomId", room.slug as "roomSlug", thread.id as "threadId",
              thread.number::float8 as "threadNumber", post.number as "postNumber",
              member.handle, tag.slug as "tagSlug"
       from unnest($1::text[]) with ordinality as asked (path, place)
       join previous_paths previous on previous.path = asked.path
       left join rooms room on room.id = previous.room_id
       left join posts post on post.id = previous.post_id
       left join threads old on old.id = coalesce(previous.thread_id, post.thread_id)
       left join threads thread on thread.id = coalesce(old.merged_into_id, old.id)
       left join members member on member.id = previous.member_id
       left join tags tag on tag.id = previous.tag_id
       order by asked.place limit 1`,
      [paths],
    );
    return target ? this.addressOf(viewer, target) : null;
  }

  private async addressOf(viewer: Viewer, target: Target): Promise<string | null> {
    const { roomId, threadId, handle, tagSlug } = target;
    if (handle) return `/m/${handle}`;
    if (tagSlug) return `/tags/${tagSlug}`;
    if (roomId) {
      const [room] = await this.rooms.visibleTo(viewer, [roomId]);
      return room ? `/r/${room.slug}` : null;
    }
    const [thread] = threadId ? await this.threads.visibleTo(viewer, [threadId]) : [];
    if (!thread) return null;
    const { postNumber } = target;
    const post = postNumber && postNumber > 1 ? `/${postNumber}#${postNumber}` : '';
    return `/t/${thread.number}/${thread.slug}${post}`;
  }
}

/**
 * The path with its query, without it, then without its last parts; `/t/any-slug/27` is also
 * `/t/27`.
 */
function candidates(address: string): string[] {
  if (address.length > LENGTH_MAX) return [];
  const path = address.split(/[?#]/)[0]!;
  const parts = path.split('/').filter(Boolean);
  if (parts.length === 0) return [];
  const paths = new Set([address.split('#')[0]!, `/${parts.join('/')}`]);
  for (let tail = 1; tail <= TAIL_MAX && parts.length - tail >= 2; tail++) {
    paths.add(`/${parts.slice(0, parts.length - tail).join('/')}`);
  }
  const topic = /^\/t\/[^/]+\/(\d+)(?:\/|$)/.exec(path)?.[1];
  if (topic) paths.add(`/t/${topic}`);
  return [...paths];
}
