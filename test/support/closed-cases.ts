import { uuidv7 } from '@parvis/kernel';
import type { ClosedWorld } from './canaries.js';
import type { PrincipalName, Principals } from './principals.js';
import type { World } from './world.js';

type Mark = (type: string, readers: readonly PrincipalName[]) => string;
type Places = Pick<ClosedWorld, 'rooms' | 'threads' | 'posts'>;

/** What the generated queries point at in the queue. */
export interface ClosedCases {
  reviewables: Record<'closed' | 'open' | 'removed' | 'escalated' | 'member' | 'appeal', string>;
  heldPosts: Record<'open' | 'closed', string>;
  decisions: Record<'closed' | 'removed', string>;
  statements: Record<'closed' | 'removed', { id: string; number: number }>;
  appeals: Record<'closed' | 'removed', string>;
  clause: string;
  reason: string;
  watchedWord: string;
}

const STAFF: PrincipalName[] = ['moderator', 'admin'];
const LOCAL: PrincipalName[] = ['roomModerator', ...STAFF];

interface Case {
  kind: 'post' | 'held_post' | 'member' | 'appeal';
  targetId: string;
  authorId: string;
  roomId: string | null;
  threadId: string | null;
  level: 0 | 1 | 2;
}

/**
 * Cases whose every text carries a word of its own: contents as they were flagged, what flaggers
 * and staff wrote, what was decided and told, what waits, what was done.
 */
export class ClosedCasesBuilder {
  constructor(
    private readonly w: World,
    private readonly who: Principals,
    private readonly mark: Mark,
  ) {}

  async build({ rooms, threads, posts }: Places): Promise<ClosedCases> {
    const { who } = this;
    const inRoom = (room: { id: string }, thread: { id: string }, authorId: string) => ({
      ...{ kind: 'post' as const, level: 0 as const },
      ...{ roomId: room.id, threadId: thread.id, authorId },
    });
    const closedPost = { ...inRoom(rooms.closed, threads.closed, who.insider.id) };
    // Whom a statement is addressed to reads what it was that was read.
    const closed = await this.open({ ...closedPost, targetId: posts.closed }, LOCAL, ['insider']);
    await this.flag(closed, who.exMember.id, LOCAL);
    const decisionInside = await this.decide(closed, who.roomModerator.id, LOCAL);
    const toInsider = { memberId: who.insider.id, restriction: 'warn', kind: 'member' };
    const statementInside = await this.state(
      decisionInside,
      { ...toInsider, targetId: who.insider.id },
      ['insider', ...LOCAL],
    );
    const openPost = inRoom(rooms.open, threads.open, who.trusted.id);
    const open = await this.open({ ...openPost, targetId: posts.open }, STAFF);
    await this.flag(open, who.fresh.id, ['fresh', ...STAFF]);
    const removed = await this.open(
      { ...openPost, authorId: who.author.id, targetId: posts.removed },
      STAFF,
      ['author'],
    );
    const decision = await this.decide(removed, who.moderator.id, STAFF);
    const statement = await this.state(
      decision,
      { memberId: who.author.id, restriction: 'remove', kind: 'post', targetId: posts.removed },
      ['author', ...STAFF],
    );
    await this.w.db.rows(
      `update posts set removal = 'removed', removal_statement_id = $2 where id = $1`,
      [posts.removed, statement.id],
    );
    const escalated = await this.open(
      {
        ...inRoom(rooms.lounge, threads.lounge, who.trusted.id),
        ...{ targetId: posts.lounge, level: 2 },
      },
      ['admin'],
    );
    const member = await this.open(
      {
        ...{ kind: 'member', targetId: who.neighbour.id, authorId: who.neighbour.id },
        ...{ roomId: null, threadId: null, level: 1 },
      },
      STAFF,
    );
    await this.note({ member_id: who.neighbour.id }, STAFF);
    const appeal = await this.appeal(statement.id, who.author.id, ['author', ...STAFF]);
    const inside = await this.appeal(statementInside.id, who.insider.id, ['insider', ...STAFF]);
    return {
      reviewables: { closed, open, removed, escalated, member, appeal: appeal.reviewable },
      heldPosts: {
        open: await this.hold(rooms.open, threads.open, who.author.id, ['author', ...STAFF], STAFF),
        closed: await this.hold(
          ...([rooms.closed, threads.closed, who.insider.id] as const),
          ...([['insider', ...LOCAL], LOCAL] as const),
        ),
      },
      decisions: { closed: decisionInside, removed: decision },
      statements: { closed: statementInside, removed: statement },
      appeals: { closed: inside.id, removed: appeal.id },
      ...(await this.house()),
    };
  }

  /** An open case with its snapshot and a note of staff. */
  private async open(
    item: Case,
    readers: readonly PrincipalName[],
    addressees: readonly PrincipalName[] = [],
  ): Promise<string> {
    const id = uuidv7();
    await this.w.db.rows(
      `insert into reviewables (id, target_kind, target_id, author_id, room_id, thread_id, level, content_hash, score)
       values ($1, $2, $3, $4, $5, $6, $7, 'hash', 1)`,
      [id, item.kind, item.targetId, item.authorId, item.roomId, item.threadId, item.level],
    );
    const body = this.mark('snapshot', [...readers, ...addressees]);
    await this.w.db.rows(
      `insert into reviewable_snapshots (reviewable_id, content_hash, title, body_markdown, body_html)
       values ($1, 'hash', null, $2, $3)`,
      [id, body, `<p>${body}</p>`],
    );
    await this.note({ reviewable_id: id }, readers);
    return id;
  }

  private async note(
    about: { reviewable_id: string } | { member_id: string },
    readers: readonly PrincipalName[],
  ): Promise<void> {
    const [[column, id]] = Object.entries(about) as [[string, string]];
    await this.w.db.rows(
      `insert into staff_notes (id, ${column}, author_id, body) values ($1, $2, $3, $4)`,
      [uuidv7(), id, this.who.admin.id, this.mark('staffnote', readers)],
    );
  }

  private async flag(reviewableId: string, flaggerId: string, readers: readonly PrincipalName[]) {
    await this.w.db.rows(
      `insert into flags (id, reviewable_id, reason_id, flagger_id, source, note, content_hash,
         base_score, trust_score, record_score, reason_score, score)
       select $1, $2, id, $3, 'member', $4, 'hash', 1, 0, 0, 0, 1 from flag_reasons where code = 'other'`,
      [uuidv7(), reviewableId, flaggerId, this.mark('flagnote', readers)],
    );
  }

  private async decide(reviewableId: string, byId: string, readers: readonly PrincipalName[]) {
    const id = uuidv7();
    await this.w.db.rows(
      `insert into decisions (id, reviewable_id, verb, clause_id, facts, decided_by_id, content_hash,
         state, opened_at, execute_after, settled_at)
       select $1, $2, 'act', id, $4, $3, 'hash', 'executed', now(), now(), now()
       from clauses where code = 'respect'`,
      [id, reviewableId, byId, this.mark('decisionfacts', readers)],
    );
    return id;
  }

  /** What a member was told. */
  private async state(
    decisionId: string,
    about: { memberId: string; restriction: string; kind: string; targetId: string },
    readers: readonly PrincipalName[],
  ) {
    const [row] = await this.w.db.rows<{ id: string; number: number }>(
      `insert into statements (id, decision_id, member_id, restriction, target_kind, target_id, clause_id,
         facts, is_own_initiative, is_automated_detection, is_automated_decision, language, title, body,
         starts_at, appeal_until)
       select $1, $2, $3, $8, $9, $4, id, $5, false, false, false, 'en', $6, $7, now(),
         now() + interval '180 days' from clauses where code = 'respect'
       returning id, number::int`,
      [
        ...[uuidv7(), decisionId, about.memberId, about.targetId],
        ...['facts', 'title', 'body'].map((part) => this.mark(`statement${part}`, readers)),
        ...[about.restriction, about.kind],
      ],
    );
    return row!;
  }

  private async appeal(
    statementId: string,
    memberId: string,
    readers: readonly PrincipalName[],
  ): Promise<{ id: string; reviewable: string }> {
    const { admin } = this.who;
    const id = uuidv7();
    await this.w.db.rows('insert into appeals (id, statement_id, member_id) values ($1, $2, $3)', [
      id,
      statementId,
      memberId,
    ]);
    for (const writer of [memberId, admin.id]) {
      await this.w.db.rows(
        `insert into appeal_messages (id, appeal_id, author_id, is_staff, body)
         values ($1, $2, $3, $4, $5)`,
        [...[uuidv7(), id, writer, writer === admin.id], this.mark('appealmessage', readers)],
      );
    }
    const reviewable = await this.open(
      {
        ...{ kind: 'appeal', targetId: id, authorId: memberId },
        ...{ roomId: null, threadId: null, level: 1 },
      },
      STAFF,
    );
    return { id, reviewable };
  }

  /** A reply that waits; what the rules found in it is for those who moderate there. */
  private async hold(
    room: { id: string },
    thread: { id: string },
    authorId: string,
    readers: readonly PrincipalName[],
    staff: readonly PrincipalName[],
  ): Promise<string> {
    const id = uuidv7();
    const body = this.mark('held', readers);
    await this.w.db.rows(
      `insert into held_posts (id, kind, author_id, room_id, thread_id, body_markdown, body_html,
         body_text, hits)
       values ($1, 'reply', $2, $3, $4, $5, $6, $5, $7)`,
      [
        ...[id, authorId, room.id, thread.id, body, `<p>${body}</p>`],
        JSON.stringify([{ rule: 'watched_word', detail: this.mark('hit', staff) }]),
      ],
    );
    await this.open(
      {
        ...{ kind: 'held_post', targetId: id, authorId, level: 0 },
        ...{ roomId: room.id, threadId: thread.id },
      },
      staff,
    );
    return id;
  }

  /** What the house keeps to itself: the log, and the words it watches for. */
  private async house(): Promise<Pick<ClosedCases, 'clause' | 'reason' | 'watchedWord'>> {
    const watchedWord = uuidv7();
    await this.w.db.rows(
      `insert into watched_words (id, pattern, form, action) values ($1, $2, 'literal', 'flag')`,
      [watchedWord, this.mark('watchedword', ['admin'])],
    );
    await this.w.db.rows(
      `insert into audit_entries (id, at, action, subject_kind, subject_id, reason, previous_hash, hash)
       values (1000000, now(), 'room.created', 'room', 'x', $1, '', '')`,
      [this.mark('auditreason', ['admin'])],
    );
    const [clause] = await this.w.db.rows<{ id: string }>(
      `select id from clauses where code = 'respect'`,
    );
    const [reason] = await this.w.db.rows<{ id: string }>(
      `select id from flag_reasons where code = 'spam'`,
    );
    return { clause: clause!.id, reason: reason!.id, watchedWord };
  }
}
