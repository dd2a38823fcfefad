import {
  type Denial,
  denied,
  firstDenial,
  hidden,
  isSignedIn,
  mustSignIn,
  type Viewer,
} from '@parvis/kernel';
import type { Room } from '../rooms/room.entity.js';
import type { Thread } from '../threads/thread.entity.js';
import { threadPolicy } from '../threads/thread.policy.js';
import type { RoutedQuestion } from './routed-question.entity.js';

type Facts = Pick<RoutedQuestion, 'memberId' | 'state'>;

export const routedQuestionPolicy = {
  /** Whom it was offered to, as long as he may see the question; nobody else learns of it. */
  see: (viewer: Viewer, routed: Facts, place: { thread: Thread; room: Room }): Denial | null =>
    firstDenial(
      () => (isSignedIn(viewer) ? null : mustSignIn),
      () => (routed.memberId === viewer.memberId ? null : hidden('routed_question')),
      () => threadPolicy.see(viewer, place.thread, place.room) && hidden('routed_question'),
    ),

  decline: (viewer: Viewer, routed: Facts, place: { thread: Thread; room: Room }): Denial | null =>
    firstDenial(
      () => routedQuestionPolicy.see(viewer, routed, place),
      () => (routed.state === 'offered' || routed.state === 'declined' ? null : over),
    ),
};

const over: Denial = { ...denied('routed_question_over'), code: 'CONFLICT' };
