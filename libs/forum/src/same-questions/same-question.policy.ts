import { type Denial, denied, firstDenial, type Viewer } from '@parvis/kernel';
import { feedbackPolicy } from '../feedback/feedback.policy.js';
import type { Room } from '../rooms/room.entity.js';
import type { Thread } from '../threads/thread.entity.js';

export const sameQuestionPolicy = {
  /** To the question of somebody else, solved or not; to a duplicate by saying so of its original. */
  add: (viewer: Viewer, thread: Thread, room: Room): Denial | null =>
    firstDenial(
      () => feedbackPolicy.give(viewer, { thread, room }),
      () => (thread.kind === 'question' ? null : denied('not_a_question')),
      () => feedbackPolicy.notOwn(viewer, thread.authorId, 'own_question'),
      () => (thread.duplicateOfId ? denied('thread_is_duplicate') : null),
    ),
};
