import { Injectable } from '@nestjs/common';
import {
  Cursors,
  checkPage,
  Database,
  type Page,
  type PageRequest,
  pageOf,
  positional,
  type SignedInViewer,
} from '@parvis/kernel';
import { visibleThreads } from '../threads/threads.repository.js';
import { RoutedQuestion, type RoutedQuestionState } from './routed-question.entity.js';

const COLUMNS = `routed.id, routed.thread_id as "threadId", routed.member_id as "memberId",
  routed.tag_id as "tagId", routed.score, routed.state, routed.created_at as "createdAt",
  routed.settled_at as "settledAt"`;
const LIST = 'routed-questions';
/** More are not told apart: counting them would cost every page of his. */
export const WAITING_MAX = 100;

@Injectable()
export class RoutedQuestionsRepository {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
  ) {}

  /** Lets one transaction at a time offer questions, so that the caps hold. */
  async takeTurn(): Promise<void> {
    await this.db.rows(`select pg_advisory_xact_lock(hashtextextended('routing', 0))`);
  }

  async byId(id: string): Promise<RoutedQuestion | null> {
    const [row] = await this.db.rows<RoutedQuestion>(
      `select ${COLUMNS} from routed_questions routed where routed.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** His offers in rooms he may still see, those that wait and those that are over, latest first. */
  async page(viewer: SignedInViewer, request: PageRequest): Promise<Page<RoutedQuestion>> {
    checkPage(request);
    const [at, id] = request.after ? this.cursors.decode(LIST, request.after) : [null, null];
    const visible = visibleThreads(viewer, 'thread');
    const [text, values] = positional({
      sql: `select ${COLUMNS} from routed_questions routed
            join threads thread on thread.id = routed.thread_id
            where routed.member_id = :memberId and ${visible.sql}
              and (:at::timestamptz is null or (routed.created_at, routed.id) < (:at, :id::uuid))
            order by routed.created_at desc, routed.id desc limit :limit`,
      parameters: {
        ...visible.parameters,
        ...{ memberId: viewer.memberId, at, id, limit: request.first + 1 },
      },
    });
    const rows = await this.db.rows<RoutedQuestion>(text, values);
    return pageOf(rows, request.first, (row) =>
      this.cursors.encode(LIST, [row.createdAt.toISOString(), row.id]),
    );
  }

  /** How many wait for him in rooms he may still see; at most `WAITING_MAX`, as he is told. */
  async countWaiting(viewer: SignedInViewer): Promise<number> {
    const visible = visibleThreads(viewer, 'thread');
    const [text, values] = positional({
      sql: `select count(*)::int as count from (
              select 1 from routed_questions routed
              join threads thread on thread.id = routed.thread_id
              where routed.member_id = :memberId and routed.state = 'offered' and ${visible.sql}
              limit ${WAITING_MAX}) waiting`,
      parameters: { ...visible.parameters, memberId: viewer.memberId },
    });
    const [row] = await this.db.rows<{ count: number }>(text, values);
    return row!.count;
  }

  /** Which of the members want to be asked. */
  acceptedBy(memberIds: readonly string[]): Promise<{ id: string }[]> {
    return this.db.rows('select id from members where id = any($1) and accepts_routed_questions', [
      memberIds,
    ]);
  }

  async insert(routed: RoutedQuestion): Promise<void> {
    await this.db.manager.insert(RoutedQuestion, routed);
  }

  /** How many of a question wait for an expert. */
  async countOffered(threadId: string): Promise<number> {
    const [row] = await this.db.rows<{ count: number }>(
      `select count(*)::int as count from routed_questions
       where thread_id = $1 and state = 'offered'`,
      [threadId],
    );
    return row!.count;
  }

  /** Of those that wait, one's own or, without a member, all; answers whether any changed. */
  async settle(
    threadId: string,
    memberId: string | null,
    state: Exclude<RoutedQuestionState, 'offered'>,
    at: Date,
  ): Promise<boolean> {
    const rows = await this.db.rows(
      `update routed_questions set state = $3, settled_at = $4
       where thread_id = $1 and ($2::uuid is null or member_id = $2) and state = 'offered'
       returning 1`,
      [threadId, memberId, state, at],
    );
    return rows.length > 0;
  }
}
