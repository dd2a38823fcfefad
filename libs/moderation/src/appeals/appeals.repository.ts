import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import { APPEAL_MESSAGES_MAX, type Appeal, type AppealMessage } from './appeal.entity.js';

const COLUMNS = `appeal.id, appeal.statement_id as "statementId", appeal.member_id as "memberId",
  appeal.state, appeal.decision_id as "decisionId", appeal.opened_at as "openedAt",
  appeal.decided_at as "decidedAt"`;
const MESSAGE = `message.id, message.appeal_id as "appealId", message.author_id as "authorId",
  message.is_staff as "isStaff", message.body, message.created_at as "createdAt"`;

@Injectable()
export class AppealsRepository {
  constructor(private readonly db: Database) {}

  byIds(ids: readonly string[]): Promise<Appeal[]> {
    return this.db.rows(`select ${COLUMNS} from appeals appeal where appeal.id = any($1)`, [ids]);
  }

  async byId(id: string): Promise<Appeal | null> {
    return (await this.byIds([id]))[0] ?? null;
  }

  /** The row as it is now, held until the commit. */
  async lock(id: string): Promise<Appeal | null> {
    const [appeal] = await this.db.rows<Appeal>(
      `select ${COLUMNS} from appeals appeal where appeal.id = $1 for no key update`,
      [id],
    );
    return appeal ?? null;
  }

  ofStatements(statementIds: readonly string[]): Promise<Appeal[]> {
    return this.db.rows(
      `select ${COLUMNS} from appeals appeal where appeal.statement_id = any($1)`,
      [statementIds],
    );
  }

  /** Oldest first; the number of messages of one appeal is bounded. */
  messagesOf(appealIds: readonly string[]): Promise<AppealMessage[]> {
    return this.db.rows(
      `select ${MESSAGE} from unnest($1::uuid[]) as appeal (id), lateral (
         select * from appeal_messages where appeal_id = appeal.id
         order by created_at, id limit ${APPEAL_MESSAGES_MAX}) message
       order by message.created_at, message.id`,
      [appealIds],
    );
  }

  async insert(appeal: Appeal): Promise<void> {
    await this.db.rows(
      'insert into appeals (id, statement_id, member_id, opened_at) values ($1, $2, $3, $4)',
      [appeal.id, appeal.statementId, appeal.memberId, appeal.openedAt],
    );
  }

  async insertMessage(message: AppealMessage): Promise<void> {
    await this.db.rows(
      `insert into appeal_messages (id, appeal_id, author_id, is_staff, body, created_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        message.id,
        message.appealId,
        message.authorId,
        message.isStaff,
        message.body,
        message.createdAt,
      ],
    );
  }

  async settle(
    id: string,
    state: 'granted' | 'rejected',
    decisionId: string,
    at: Date,
  ): Promise<void> {
    await this.db.rows(
      'update appeals set state = $2, decision_id = $3, decided_at = $4 where id = $1',
      [id, state, decisionId, at],
    );
  }
}
