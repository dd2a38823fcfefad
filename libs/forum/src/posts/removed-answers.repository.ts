import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';

/** Since when a removed post had been the answer, and by whose choice. */
export interface RemovedAnswer {
  threadId: string;
  chosenAt: Date;
  chosenById: string | null;
}

/** Which removed posts were answers, so that one that comes back is the answer again. */
@Injectable()
export class RemovedAnswersRepository {
  constructor(private readonly db: Database) {}

  /** Keeps the choice as the thread has it now. */
  async keep(postId: string): Promise<void> {
    await this.db.rows(
      `insert into removed_answers (post_id, thread_id, chosen_at, chosen_by_id)
       select $1, id, answer_chosen_at, answer_chosen_by_id from threads where answer_post_id = $1
       on conflict (post_id) do nothing`,
      [postId],
    );
  }

  /** What was kept of a post, which is then forgotten. */
  async take(postId: string): Promise<RemovedAnswer | null> {
    const [kept] = await this.db.rows<RemovedAnswer>(
      `delete from removed_answers where post_id = $1
       returning thread_id as "threadId", chosen_at as "chosenAt", chosen_by_id as "chosenById"`,
      [postId],
    );
    return kept ?? null;
  }
}
