import { uuidv7 } from '@parvis/kernel';
import { Reindexing } from '@parvis/search';
import { type ClosedCases, ClosedCasesBuilder } from './closed-cases.js';
import { type ClosedExperts, closedExperts } from './closed-experts.js';
import type { RoomRow, ThreadRow } from './factories.js';
import { PRINCIPALS, type PrincipalName, type Principals, principals } from './principals.js';
import type { World } from './world.js';

/** A word that stands in one private thing, and who may read it. */
export interface Canary {
  token: string;
  readers: ReadonlySet<PrincipalName>;
}

/** What the generated queries and addresses point at, public and private alike. */
export interface ClosedWorld {
  who: Principals;
  canaries: Canary[];
  rooms: Record<'open' | 'lounge' | 'closed' | 'other', RoomRow>;
  threads: Record<
    | 'open'
    | 'lounge'
    | 'closed'
    | 'closedCopy'
    | 'withdrawn'
    | 'removed'
    | 'closedWithdrawn'
    | 'closedRemoved',
    ThreadRow
  >;
  /** Ids of the posts in the closed room, and of the hidden ones elsewhere. */
  posts: Record<
    'open' | 'closed' | 'departed' | 'closedWithdrawn' | 'withdrawn' | 'removed' | 'lounge',
    string
  >;
  tags: Record<'open' | 'closed' | 'lounge' | 'synonym', { id: string; slug: string }>;
  cases: ClosedCases;
  experts: ClosedExperts;
}

const STAFF: PrincipalName[] = ['moderator', 'admin'];
const INSIDE: PrincipalName[] = ['insider', 'roomModerator', ...STAFF];
const SIGNED_IN = PRINCIPALS.filter((name) => name !== 'anonymous');

/** A forum in which every private text carries a word of its own. */
export async function closedWorld(w: World): Promise<ClosedWorld> {
  const who = await principals(w);
  const canaries: Canary[] = [];
  // Three digits each, so that no word is the beginning of another.
  let serial = 100;
  const mark = (type: string, readers: readonly PrincipalName[]): string => {
    const token = `cnry-${type}-${++serial}`;
    canaries.push({ token, readers: new Set(readers) });
    return token;
  };
  for (const [name, member] of Object.entries(who)) {
    if (!member) continue;
    const readers = new Set([name as PrincipalName, 'admin' as const]);
    canaries.push({ token: `cnry-mail-${member.handle.toLowerCase()}`, readers });
  }
  const built = await new Builder(w, who, mark).build();
  await w.app.nest.get(Reindexing).run();
  canaries.push(
    { token: '203.0.113.177', readers: new Set(['author', 'admin']) },
    { token: 'ranking.waitingHours', readers: new Set(['admin']) },
  );
  return { who, canaries, ...built };
}

class Builder {
  constructor(
    private readonly w: World,
    private readonly who: Principals,
    private readonly mark: (type: string, readers: readonly PrincipalName[]) => string,
  ) {}

  async build(): Promise<Omit<ClosedWorld, 'who' | 'canaries'>> {
    const rooms = await this.rooms();
    const tags = await this.tags();
    const threads = await this.threads(rooms);
    await this.label(threads.open, tags.open);
    await this.label(threads.closed, tags.closed);
    await this.label(threads.closed, tags.open);
    await this.label(threads.lounge, tags.lounge);
    await this.duplicate(threads.closedCopy, threads.open);
    const posts = await this.posts(threads);
    await this.accounts();
    const cases = await new ClosedCasesBuilder(this.w, this.who, this.mark).build({
      rooms,
      threads,
      posts,
    });
    const places = { rooms, tags, threads, posts };
    const experts = await closedExperts(this.w, this.who, places, this.mark);
    return { ...places, cases, experts };
  }

  private async rooms(): Promise<ClosedWorld['rooms']> {
    const { w, who } = this;
    const text = (readers: readonly PrincipalName[]) => ({
      name: this.mark('roomname', readers),
      description: this.mark('roomdescription', readers),
    });
    const open = await w.room('open', { description: 'Open to all.' });
    const lounge = await w.room(this.mark('roomslug', SIGNED_IN), {
      visibility: 'members',
      ...text(SIGNED_IN),
    });
    const closed = await w.room(this.mark('roomslug', INSIDE), {
      visibility: 'private',
      parent_id: open.id,
      ...text(INSIDE),
    });
    await w.db.rows('insert into previous_room_slugs (slug, room_id) values ($1, $2)', [
      this.mark('oldslug', []),
      closed.id,
    ]);
    const neighbours: PrincipalName[] = ['neighbour', 'foreignModerator', ...STAFF];
    const other = await w.room(this.mark('roomslug', neighbours), {
      visibility: 'private',
      ...text(neighbours),
    });
    await w.roomMember(closed, who.insider);
    await w.roomMember(closed, who.roomModerator, 'moderator');
    await w.roomMember(other, who.neighbour);
    await w.roomMember(other, who.foreignModerator, 'moderator');
    return { open, lounge, closed, other };
  }

  private async tags(): Promise<ClosedWorld['tags']> {
    const open = await this.w.tag('plain', { thread_count: 1 });
    const quiet = async (readers: readonly PrincipalName[]) => {
      const text = this.mark('tagtext', readers);
      return this.w.tag(this.mark('tag', readers), {
        listed_at: null,
        description_markdown: text,
        description_html: `<p>${text}</p>`,
      });
    };
    const synonym = await this.w.tag(this.mark('synonym', STAFF), {
      listed_at: null,
      synonym_of_id: open.id,
    });
    return { open, closed: await quiet(INSIDE), lounge: await quiet(SIGNED_IN), synonym };
  }

  private async threads(rooms: ClosedWorld['rooms']): Promise<ClosedWorld['threads']> {
    const { w, who } = this;
    const texts = (readers: readonly PrincipalName[]) => ({
      title: this.mark('title', readers),
      body: this.mark('opening', readers),
    });
    const now = new Date();
    const mine: PrincipalName[] = ['author', ...STAFF];
    const local: PrincipalName[] = ['roomModerator', ...STAFF];
    return {
      open: await w.thread(rooms.open, who.author, { title: 'An open question' }),
      lounge: await w.thread(rooms.lounge, who.author, texts(SIGNED_IN)),
      closed: await w.thread(rooms.closed, who.insider, { ...texts(INSIDE), pinned_at: now }),
      closedCopy: await w.thread(rooms.closed, who.insider, texts(INSIDE)),
      withdrawn: await w.thread(rooms.open, who.author, { ...texts(mine), withdrawn_at: now }),
      removed: await w.thread(rooms.open, who.author, { ...texts(STAFF), removed_at: now }),
      closedWithdrawn: await w.thread(rooms.closed, who.insider, {
        ...texts(INSIDE),
        withdrawn_at: now,
      }),
      closedRemoved: await w.thread(rooms.closed, who.exMember, {
        ...texts(local),
        removed_at: now,
      }),
    };
  }

  private async posts(threads: ClosedWorld['threads']): Promise<ClosedWorld['posts']> {
    const { who } = this;
    const local: PrincipalName[] = ['roomModerator', ...STAFF];
    const mine: PrincipalName[] = ['author', ...STAFF];
    const now = new Date();
    const write = async (
      thread: ThreadRow,
      author: keyof Principals,
      readers: readonly PrincipalName[],
      columns: Record<string, unknown> = {},
    ) => {
      const body = this.mark('post', readers);
      const row = await this.w.post(thread, who[author]!, { body_markdown: body, ...columns });
      await this.revise(row.id, who[author]!.id, readers);
      return row.id;
    };
    const closed = await write(threads.closed, 'insider', INSIDE);
    await this.w.db.rows(
      'update threads set answer_post_id = $2, answer_chosen_at = now() where id = $1',
      [threads.closed.id, closed],
    );
    const posts = {
      open: (await this.w.post(threads.open, who.trusted)).id,
      closed,
      departed: await write(threads.closed, 'exMember', INSIDE, { reply_to_id: closed }),
      closedWithdrawn: await write(threads.closed, 'exMember', local, { withdrawn_at: now }),
      withdrawn: await write(threads.open, 'author', mine, { withdrawn_at: now }),
      removed: await write(threads.open, 'author', mine, { removed_at: now }),
      lounge: await write(threads.lounge, 'trusted', SIGNED_IN),
    };
    for (const id of [posts.open, closed, posts.departed, posts.withdrawn]) {
      for (const member of [who.exMember, who.trusted, who.insider, who.author]) {
        await this.w.db.rows('insert into bookmarks (member_id, post_id) values ($1, $2)', [
          member.id,
          id,
        ]);
      }
    }
    return posts;
  }

  private async revise(postId: string, byId: string, readers: readonly PrincipalName[]) {
    await this.w.db.rows('update posts set revision_count = 1, edited_at = now() where id = $1', [
      postId,
    ]);
    await this.w.db.rows(
      `insert into post_revisions (post_id, number, body_markdown, edited_by_id, reason)
       values ($1, 1, $2, $3, $4)`,
      [postId, this.mark('revision', readers), byId, this.mark('reason', readers)],
    );
  }

  /** What is in the tables of accounts and on no surface at all, or on its owner's alone. */
  private async accounts(): Promise<void> {
    const { w, who, mark } = this;
    await w.db.rows(
      `insert into sessions (id, token_hash, member_id, user_agent, address, expires_at)
       values ($1, $2, $3, $4, '203.0.113.177', now() + interval '9 days')`,
      [uuidv7(), Buffer.alloc(32, 1), who.author.id, mark('agent', [])],
    );
    await w.db.rows(
      `insert into member_tokens (token_hash, member_id, purpose, email, expires_at)
       values ($1, $2, 'confirm_email', $3, now() + interval '1 day')`,
      [Buffer.alloc(32, 2), who.author.id, `${mark('pending', ['author', 'admin'])}@example.org`],
    );
    await w.db.rows(
      `insert into sign_ups (id, token_hash, email, handle, name, password_hash, locale, expires_at)
       values ($1, $2, $3, $4, $5, $6, 'en', now() + interval '1 day')`,
      [
        uuidv7(),
        Buffer.alloc(32, 3),
        `${mark('signup', [])}@example.org`,
        mark('signuphandle', []),
        mark('signupname', []),
        mark('hash', []),
      ],
    );
  }

  /** What was asked inside repeats what was asked in the open; outside nobody learns of it. */
  private async duplicate(copy: ThreadRow, original: ThreadRow): Promise<void> {
    await this.w.db.rows('insert into duplicates (thread_id, of_id) values ($1, $1)', [
      original.id,
    ]);
    await this.w.db.rows(
      `insert into duplicates (thread_id, of_id, chosen_id, marked_by_id, marked_at)
       values ($1, $2, $2, $3, now())`,
      [copy.id, original.id, this.who.insider.id],
    );
    await this.w.db.rows('update threads set duplicate_of_id = $2 where id = $1', [
      copy.id,
      original.id,
    ]);
    await this.w.db.rows('update threads set duplicate_count = 1 where id = $1', [original.id]);
  }

  private label(thread: ThreadRow, tag: { id: string }) {
    return this.w.db.rows('insert into thread_tags (thread_id, tag_id) values ($1, $2)', [
      thread.id,
      tag.id,
    ]);
  }
}
