import { Injectable } from '@nestjs/common';
import { Member } from '@parvis/identity';
import { ColumnarRows, type Columns, Database } from '@parvis/kernel';
import { DataSource } from 'typeorm';
import { Post, type PostRow } from '../posts/post.entity.js';
import { POST_COLUMNS } from '../posts/post-columns.js';
import { Room } from '../rooms/room.entity.js';
import { Tag } from '../tags/tag.entity.js';
import { Thread } from '../threads/thread.entity.js';
import { EXPERT_MARKS, type ExpertMarks, VERIFIERS } from './expert-marks.js';
import { MARKS, type ViewerMarks } from './viewer-marks.js';

/** Which posts a page shows: so many from the first, around a number, or from one on. */
export interface WantedPosts {
  first: number;
  around: number | null;
  from: number | null;
  /** Whether also those that the page points to: opening post, answer, posts replied to. */
  pointedTo: boolean;
}

/** A thread with everything its page shows. */
export interface ThreadPage {
  thread: Thread;
  room: Room;
  tags: Tag[];
  /** One more than wanted, when more follow. */
  posts: PostRow[];
  /** What the page points to besides. */
  others: PostRow[];
  members: Member[];
  /** The first words of the opening post; null unless it stands. */
  opening: string | null;
  /** What the viewer left there; null unless he is signed in. */
  marks: ViewerMarks | null;
  expertMarks: ExpertMarks;
}

type Plain = 'opening' | 'marks' | 'expertMarks';
type PageRow = Record<Exclude<keyof ThreadPage, Plain>, Columns> & Pick<ThreadPage, Plain>;

/** Reads a thread page in one round trip. */
@Injectable()
export class ThreadPageRepository {
  private readonly threads: ColumnarRows<Thread>;
  private readonly rooms: ColumnarRows<Room>;
  private readonly tags: ColumnarRows<Tag>;
  private readonly posts: ColumnarRows<PostRow>;
  private readonly members: ColumnarRows<Member>;
  private readonly sql: string;

  constructor(
    private readonly db: Database,
    source: DataSource,
  ) {
    this.threads = ColumnarRows.of(source, Thread, 'place');
    this.rooms = ColumnarRows.of(source, Room, 'room');
    this.tags = ColumnarRows.of(source, Tag, 'tag');
    this.members = ColumnarRows.of(source, Member, 'member');
    this.posts = postRows(source);
    this.sql = this.statement();
  }

  /** By the number of its address; that of a merged thread leads to the one that stands. */
  async read(
    number: number,
    wanted: WantedPosts,
    viewerId: string | null,
    now: Date,
  ): Promise<ThreadPage | null> {
    const { first, around, from, pointedTo } = wanted;
    const ahead = around === null ? 0 : Math.floor((first - 1) / 2);
    const [row] = await this.db.read<PageRow>(
      this.sql,
      [number, first + 1, around ?? from, ahead, pointedTo, viewerId, now],
      'thread-page',
    );
    const [thread] = this.threads.read(row!.thread);
    const [room] = this.rooms.read(row!.room);
    if (!thread || !room) return null;
    return {
      thread,
      room,
      tags: this.tags.read(row!.tags),
      posts: this.posts.read(row!.posts),
      others: this.posts.read(row!.others),
      members: this.members.read(row!.members),
      opening: row!.opening,
      marks: row!.marks,
      expertMarks: row!.expertMarks,
    };
  }

  /** Scalar subqueries, not joins, lead to the posts: so they are read in order, and no further. */
  private statement(): string {
    return `
      with place as materialized (
        select thread.* from threads asked
        join threads thread on thread.id = coalesce(asked.merged_into_id, asked.id)
        where asked.number = $1
      ), shown as materialized (
        select ${POST_COLUMNS} from posts post
        where post.thread_id = (select id from place) and post.number >= (
          select coalesce(min(ahead.number), $3, 0) from (
            select number from posts
            where thread_id = (select id from place) and number < $3::int
            order by number desc limit $4
          ) ahead)
        order by post.number limit $2
      ), beside as materialized (
        select ${POST_COLUMNS} from posts post
        where $5 and post.id in (
          select "replyToId" from shown union select answer_post_id from place
          union select id from posts where thread_id = (select id from place) and number = 1)
          and post.id not in (select id from shown)
      ), people as (
        select author_id as id from place union select last_poster_id from place
        union select answer_chosen_by_id from place
        union select "authorId" from shown union select "authorId" from beside
        union ${VERIFIERS}
      )
      select
        (select ${this.threads.sql} from place) as thread,
        (select ${this.rooms.sql} from place join rooms room on room.id = place.room_id) as room,
        (select ${this.tags.sql} from (
          select tag.* from place
          join thread_tags carried on carried.thread_id = place.id
          join tags tag on tag.id = carried.tag_id order by tag.slug) tag) as tags,
        (select ${this.posts.sql} from shown post) as posts,
        (select ${this.posts.sql} from beside post) as others,
        (select ${this.members.sql} from people join members member on member.id = people.id) as members,
        (select left(body_text, 800) from posts where thread_id = (select id from place)
          and number = 1 and withdrawn_at is null and removed_at is null) as opening,
        ${MARKS} as marks,
        ${EXPERT_MARKS} as "expertMarks"`;
  }
}

/** Posts as `POST_COLUMNS` names them: with their state, without their source. */
function postRows(source: DataSource): ColumnarRows<PostRow> {
  const { columns } = source.getMetadata(Post);
  const read = columns.filter(({ propertyName: name }) => !/^body(Markdown|Text)$/.test(name));
  const named = read.map(({ propertyName: name, type }) => ({
    name,
    sql: `post."${name}"`,
    isDate: type === 'timestamptz',
  }));
  const state = { name: 'state', sql: 'post.state', isDate: false };
  return new ColumnarRows(() => ({}) as PostRow, [...named, state]);
}
