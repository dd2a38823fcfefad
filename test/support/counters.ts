import { PostCountersRepository, ThreadCountersRepository } from '@parvis/forum';
import type { World } from './world.js';

/** Every number that posts and threads move is what counting its rows says. */
export async function expectCountersTrue({ app }: World): Promise<void> {
  const posts = app.nest.get(PostCountersRepository, { strict: false });
  const threads = app.nest.get(ThreadCountersRepository, { strict: false });
  expect({
    threads: await posts.recountThreads(),
    rooms: await posts.recountRooms(),
    members: await posts.recountMembers(),
    threadsOfRoomsAndMembers: await threads.recount(),
  }).toEqual({ threads: 0, rooms: 0, members: 0, threadsOfRoomsAndMembers: 0 });
}
