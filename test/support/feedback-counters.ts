import {
  ReactionsRepository,
  SameQuestionsRepository,
  ThreadTagsRepository,
  VotesRepository,
} from '@parvis/forum';
import type { World } from './world.js';

/** Every number that tags, reactions, votes and same questions move is what counting its rows says. */
export async function expectFeedbackTrue({ app }: World): Promise<void> {
  const of = <T extends { recount(): Promise<number> }>(type: new (...args: never[]) => T) =>
    app.nest.get<T>(type, { strict: false }).recount();
  expect({
    tags: await of(ThreadTagsRepository),
    reactions: await of(ReactionsRepository),
    votes: await of(VotesRepository),
    sameQuestions: await of(SameQuestionsRepository),
  }).toEqual({ tags: 0, reactions: 0, votes: 0, sameQuestions: 0 });
}
