import { Injectable } from '@nestjs/common';
import { isSignedIn, Loader, type Viewer } from '@parvis/kernel';
import { SameQuestionsRepository } from './same-questions.repository.js';

/** Whether the viewer has the questions of threads as well. */
@Injectable()
export class ViewerHasSameQuestion extends Loader<string, boolean> {
  constructor(private readonly sameQuestions: SameQuestionsRepository) {
    super();
  }

  protected async batch(
    threadIds: readonly string[],
    viewer: Viewer,
  ): Promise<Map<string, boolean>> {
    if (!isSignedIn(viewer)) return new Map();
    const rows = await this.sameQuestions.threadsOf(viewer.memberId, threadIds);
    return new Map(rows.map(({ threadId }) => [threadId, true]));
  }
}
