import { type Database, type Role, uuidv7 } from '@parvis/kernel';

export interface MemberRow {
  id: string;
  handle: string;
}
export interface RoomRow {
  id: string;
  slug: string;
}
export interface ThreadRow {
  id: string;
  number: number;
  roomId: string;
  authorId: string;
  openingId: string;
}
export interface PostRow {
  id: string;
  number: number;
  threadId: string;
}

let serial = 0;

type Columns = Record<string, unknown>;

/**
 * Puts rows into the database as they would stand after the use cases, counters included.
 * Defaults are plausible; `columns` overrides any of them by its SQL name.
 */
export class Factories {
  constructor(protected readonly rowsOf: Database) {}

  /** A member with a confirmed address unless told otherwise. */
  async member(
    handle = `member${++serial}`,
    role: Role = 'member',
    columns: Columns = {},
  ): Promise<MemberRow> {
    const id = uuidv7();
    await this.insert('members', {
      id,
      handle,
      name: handle[0]!.toUpperCase() + handle.slice(1),
      email: `${handle.toLowerCase()}@example.org`,
      email_confirmed_at: new Date(),
      role,
      trust_level: 1,
      ...columns,
    });
    return { id, handle };
  }

  async room(slug = `room-${++serial}`, columns: Columns = {}): Promise<RoomRow> {
    const id = uuidv7();
    await this.insert('rooms', {
      id,
      slug,
      name: slug,
      position: ++serial,
      kinds: ['question', 'discussion', 'idea', 'article'],
      ...columns,
    });
    return { id, slug };
  }

  async roomMember(
    room: RoomRow,
    member: MemberRow,
    role: 'member' | 'moderator' = 'member',
  ): Promise<void> {
    await this.insert('room_members', { room_id: room.id, member_id: member.id, role });
  }

  /** A thread with its opening post. */
  async thread(room: RoomRow, author: MemberRow, columns: Columns = {}): Promise<ThreadRow> {
    const id = uuidv7();
    const title = (columns.title as string | undefined) ?? `A thread about ${slugOf(id)}`;
    const { body, ...own } = columns;
    const row = await this.insert('threads', {
      id,
      room_id: room.id,
      author_id: author.id,
      kind: 'question',
      title,
      slug: slugOf(title),
      last_number: 1,
      participant_count: 1,
      last_poster_id: author.id,
      ...own,
    });
    const opening = await this.insertPost(id, 1, author, {
      body_markdown: body ?? 'The opening post.',
      created_at: row.created_at,
    });
    await this.rowsOf.rows(
      'update rooms set thread_count = thread_count + 1, post_count = post_count + 1, last_post_at = greatest(last_post_at, $2) where id = $1',
      [room.id, row.last_post_at],
    );
    await this.rowsOf.rows(
      'update members set thread_count = thread_count + 1, post_count = post_count + 1 where id = $1',
      [author.id],
    );
    return {
      id,
      number: Number(row.number),
      roomId: room.id,
      authorId: author.id,
      openingId: opening.id,
    };
  }

  /** A reply under the next number of its thread. */
  async post(thread: ThreadRow, author: MemberRow, columns: Columns = {}): Promise<PostRow> {
    const [claimed] = await this.rowsOf.rows<{ number: number; at: Date }>(
      `update threads set last_number = last_number + 1, reply_count = reply_count + 1,
         last_post_at = now(), last_poster_id = $2,
         participant_count = participant_count + (case when exists
           (select 1 from posts where thread_id = $1 and author_id = $2) then 0 else 1 end)
       where id = $1 returning last_number as number, last_post_at as at`,
      [thread.id, author.id],
    );
    const post = await this.insertPost(thread.id, claimed!.number, author, {
      created_at: claimed!.at,
      ...columns,
    });
    await this.rowsOf.rows(
      'update rooms set post_count = post_count + 1, last_post_at = greatest(last_post_at, $2) where id = $1',
      [thread.roomId, claimed!.at],
    );
    await this.rowsOf.rows('update members set post_count = post_count + 1 where id = $1', [
      author.id,
    ]);
    return post;
  }

  async tag(
    name = `tag-${++serial}`,
    columns: Columns = {},
  ): Promise<{ id: string; slug: string }> {
    const id = uuidv7();
    const slug = slugOf(name);
    await this.insert('tags', { id, slug, name, listed_at: new Date(), ...columns });
    return { id, slug };
  }

  private async insertPost(
    threadId: string,
    number: number,
    author: MemberRow,
    columns: Columns,
  ): Promise<PostRow> {
    const id = uuidv7();
    const body = (columns.body_markdown as string | undefined) ?? `Post ${number}.`;
    await this.insert('posts', {
      id,
      thread_id: threadId,
      number,
      author_id: author.id,
      body_markdown: body,
      body_html: `<p>${body}</p>`,
      body_text: body,
      ...columns,
    });
    return { id, number, threadId };
  }

  private async insert(table: string, columns: Columns): Promise<Record<string, any>> {
    const given = Object.entries({ ...asImported(columns), ...columns }).filter(
      ([, value]) => value !== undefined,
    );
    const [row] = await this.rowsOf.rows<Record<string, any>>(
      `insert into ${table} (${given.map(([name]) => name).join(', ')})
       values (${given.map((_, index) => `$${index + 1}`).join(', ')}) returning *`,
      given.map(([, value]) => value),
    );
    return row!;
  }
}

/** What stands removed or locked from the start came so by an import: staff must state why. */
const asImported = ({ removed_at, state }: Columns): Columns => ({
  ...(removed_at ? { removal: 'imported' } : {}),
  ...(state === 'locked' ? { lock_is_imported: true } : {}),
});

const slugOf = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
