import { Injectable } from '@nestjs/common';
import {
  Clock,
  checked,
  cleanText,
  Database,
  DomainError,
  ensure,
  isUuid,
  notFound,
  Outbox,
  signedIn,
  uuidv7,
  type Viewer,
  violatesUnique,
} from '@parvis/kernel';
import type { Reviewable } from '../reviewables/reviewable.entity.js';
import { ReviewablesRepository } from '../reviewables/reviewables.repository.js';
import { ReviewablesService } from '../reviewables/reviewables.service.js';
import type { Statement } from '../statements/statement.entity.js';
import { StatementsRepository } from '../statements/statements.repository.js';
import {
  APPEAL_BODY_MAX,
  APPEAL_MESSAGES_MAX,
  type Appeal,
  type AppealMessage,
} from './appeal.entity.js';
import { appealPolicy } from './appeal.policy.js';
import { appealContent } from './appeal-content.js';
import { AppealsRepository } from './appeals.repository.js';

/** Members contest what was decided about them, and talk it over with staff. */
@Injectable()
export class AppealsService {
  constructor(
    private readonly db: Database,
    private readonly appeals: AppealsRepository,
    private readonly statements: StatementsRepository,
    private readonly items: ReviewablesRepository,
    private readonly reviewables: ReviewablesService,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Puts a case before the staff of the site; there is one appeal for each statement. */
  async open(viewer: Viewer, statementId: string, body: string): Promise<Appeal> {
    const { memberId } = signedIn(viewer);
    const statement = isUuid(statementId) ? await this.statements.byId(statementId) : null;
    if (statement?.memberId !== memberId) throw notFound('statement');
    const [known] = await this.appeals.ofStatements([statementId]);
    const now = this.clock.now();
    ensure(appealPolicy.open(viewer, statement, { isAppealed: known !== undefined, now }));
    const text = cleanBody(body);
    const appeal: Appeal = {
      id: uuidv7(now.getTime()),
      statementId,
      memberId,
      state: 'open',
      decisionId: null,
      openedAt: now,
      decidedAt: null,
    };
    await this.unlessAppealed(() =>
      this.db.tx(async () => {
        await this.appeals.insert(appeal);
        const message = await this.say(appeal, memberId, false, text);
        const { id: reviewableId } = await this.raise(appeal, statement, message);
        const facts = { appealId: appeal.id, statementId, memberId, reviewableId };
        await this.outbox.publish('appeal.opened', facts, memberId);
      }),
    );
    return appeal;
  }

  /** By either side, while it is open. A decision that waits meanwhile becomes void. */
  async reply(viewer: Viewer, id: string, body: string): Promise<Appeal> {
    const { memberId: authorId } = signedIn(viewer);
    const found = isUuid(id) ? await this.appeals.byId(id) : null;
    if (!found || appealPolicy.see(viewer, found)) throw notFound('appeal');
    const text = cleanBody(body);
    return this.db.tx(async () => {
      const appeal = (await this.appeals.lock(id))!;
      ensure(appealPolicy.reply(viewer, appeal));
      const messages = await this.appeals.messagesOf([id]);
      if (messages.length >= APPEAL_MESSAGES_MAX) {
        const params = { max: APPEAL_MESSAGES_MAX };
        throw new DomainError('CONFLICT', 'too_many_messages', { params });
      }
      const isStaff = authorId !== appeal.memberId;
      const message = await this.say(appeal, authorId, isStaff, text);
      const statement = (await this.statements.byId(appeal.statementId))!;
      const content = appealContent(statement, [...messages, message]);
      await this.reviewables.contentChanged({ kind: 'appeal', id }, content);
      const { id: reviewableId } = (await this.items.byTarget('appeal', id))!;
      const { statementId, memberId } = appeal;
      const facts = { appealId: id, statementId, memberId, reviewableId };
      const said = { messageId: message.id, authorId, isStaff };
      await this.outbox.publish('appeal.replied', { ...facts, ...said }, authorId);
      return appeal;
    });
  }

  private async say(
    { id: appealId }: Appeal,
    authorId: string,
    isStaff: boolean,
    body: string,
  ): Promise<AppealMessage> {
    const createdAt = this.clock.now();
    const message = { id: uuidv7(), appealId, authorId, isStaff, body, createdAt };
    await this.appeals.insertMessage(message);
    return message;
  }

  /** Before the staff of the site at least, and before admins where the decision was theirs. */
  private async raise(
    appeal: Appeal,
    statement: Statement,
    message: AppealMessage,
  ): Promise<Reviewable> {
    const [place] = await this.statements.places([statement.id]);
    const { roomId, threadId, level } = (await this.items.byId(place!.reviewableId))!;
    return this.reviewables.raise({
      target: { kind: 'appeal', id: appeal.id },
      content: appealContent(statement, [message]),
      place: { authorId: appeal.memberId, roomId, threadId },
      level: level === 2 ? 2 : 1,
      flag: { reasonCode: 'appeal', source: 'author', flaggerId: null, note: '' },
    });
  }

  private async unlessAppealed(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      if (!violatesUnique(error, 'appeals_statement_id_key')) throw error;
      throw new DomainError('CONFLICT', 'already_appealed');
    }
  }
}

const cleanBody = (body: string): string =>
  checked({ body: () => cleanText(body, { max: APPEAL_BODY_MAX, multiline: true }) }).body;
