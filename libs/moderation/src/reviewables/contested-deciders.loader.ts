import { Injectable } from '@nestjs/common';
import { Database, Loader } from '@parvis/kernel';

/** Who decided what an appeal contests, and so does not decide on the appeal. */
@Injectable()
export class ContestedDeciderByAppeal extends Loader<string, string> {
  constructor(private readonly db: Database) {
    super();
  }

  protected async batch(appealIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.db.read<{ id: string; deciderId: string }>(
      `select appeal.id, decision.decided_by_id as "deciderId" from appeals appeal
       join statements statement on statement.id = appeal.statement_id
       join decisions decision on decision.id = statement.decision_id
       where appeal.id = any($1) and decision.decided_by_id is not null`,
      [appealIds],
    );
    return new Map(rows.map(({ id, deciderId }) => [id, deciderId]));
  }
}
