import { Injectable } from '@nestjs/common';
import { groupBy, Loader } from '@parvis/kernel';
import {
  AnswerVerificationsRepository,
  type ShownVerification,
} from './answer-verifications.repository.js';

/** Who verified posts; whoever sees a post sees that. */
@Injectable()
export class VerificationsOfPost extends Loader<string, ShownVerification[]> {
  constructor(private readonly verifications: AnswerVerificationsRepository) {
    super();
  }

  protected async batch(postIds: readonly string[]): Promise<Map<string, ShownVerification[]>> {
    return groupBy(await this.verifications.of(postIds), ({ postId }) => postId);
  }
}
