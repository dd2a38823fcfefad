import { Injectable } from '@nestjs/common';
import { Loader } from '@parvis/kernel';
import { RoutedQuestionsRepository } from './routed-questions.repository.js';

/** Whether members want to be asked what they know of. */
@Injectable()
export class AcceptsRoutedQuestions extends Loader<string, boolean> {
  constructor(private readonly routed: RoutedQuestionsRepository) {
    super();
  }

  protected async batch(memberIds: readonly string[]): Promise<Map<string, boolean>> {
    const accepting = await this.routed.acceptedBy(memberIds);
    return new Map(accepting.map(({ id }) => [id, true]));
  }
}
