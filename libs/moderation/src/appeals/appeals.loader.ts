import { Injectable } from '@nestjs/common';
import { byKey, groupBy, Loader } from '@parvis/kernel';
import type { Appeal, AppealMessage } from './appeal.entity.js';
import { AppealsRepository } from './appeals.repository.js';

/** Appeals by id, whether or not the viewer may see them: callers ask the policy. */
@Injectable()
export class AppealById extends Loader<string, Appeal> {
  constructor(private readonly appeals: AppealsRepository) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, Appeal>> {
    return byKey(await this.appeals.byIds(ids), (appeal) => appeal.id);
  }
}

@Injectable()
export class AppealByStatement extends Loader<string, Appeal> {
  constructor(private readonly appeals: AppealsRepository) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, Appeal>> {
    return byKey(await this.appeals.ofStatements(ids), (appeal) => appeal.statementId);
  }
}

@Injectable()
export class MessagesByAppeal extends Loader<string, AppealMessage[]> {
  constructor(private readonly appeals: AppealsRepository) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, AppealMessage[]>> {
    return groupBy(await this.appeals.messagesOf(ids), (message) => message.appealId);
  }
}
