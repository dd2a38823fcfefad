import { Injectable } from '@nestjs/common';
import {
  Broadcast,
  Clock,
  cleanText,
  DomainError,
  ensure,
  isUuid,
  notFound,
  Outbox,
  type SignedInViewer,
  slugify,
  uuidv7,
  type Viewer,
} from '@parvis/kernel';
import type { Room, ThreadKind } from '../rooms/room.entity.js';
import { roomPolicy } from '../rooms/room.policy.js';
import { RoomsRepository } from '../rooms/rooms.repository.js';
import { ChangedMeanwhile } from './changed-meanwhile.js';
import { hotScore } from './ranking.js';
import { type Thread, TITLE_MAX } from './thread.entity.js';
import { threadFacts, threadHints } from './thread.events.js';
import { threadPolicy } from './thread.policy.js';
import type { ThreadPlace } from './thread-place.js';
import { ThreadsRepository } from './threads.repository.js';

const LANGUAGE = /^[a-z]{2}$/;

/** The title as it is stored, else INVALID. */
export const cleanTitle = (title: string): string => cleanText(title, { max: TITLE_MAX });

/** A language as two small letters, else INVALID `wrong_form`. */
export function checkLanguage(language: string): string {
  if (!LANGUAGE.test(language)) throw new DomainError('INVALID', 'wrong_form');
  return language;
}

/** The readable part of a thread's address. */
export const threadSlug = (title: string): string => slugify(title, 'thread');

@Injectable()
export class ThreadsService {
  constructor(
    private readonly threads: ThreadsRepository,
    private readonly rooms: RoomsRepository,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /**
   * A thread the viewer may see, with its room; else NOT_FOUND. One that was merged stands for
   * the other, so that a reply written meanwhile goes where its neighbours went.
   */
  async visible(viewer: Viewer, id: string): Promise<ThreadPlace> {
    const thread = isUuid(id) ? await this.threads.standingFor(id) : null;
    const room = thread && (await this.rooms.byId(thread.roomId));
    if (!thread || !room || threadPolicy.see(viewer, thread, room)) throw notFound('thread');
    return { thread, room };
  }

  /** `visible`, locked until the commit and as it is under the lock. */
  async visibleLocked(viewer: Viewer, id: string): Promise<ThreadPlace> {
    const { thread: found, room } = await this.visible(viewer, id);
    const [thread] = await this.threads.lock([found.id]);
    if (thread?.roomId !== room.id || thread.mergedIntoId) throw new ChangedMeanwhile();
    return { thread, room };
  }

  /**
   * Opens a thread in the transaction of the caller, who then inserts its opening post as
   * number 1. Counts the thread and that post for the author and the room. The title is clean.
   */
  async open(
    viewer: SignedInViewer,
    room: Room,
    wanted: Pick<Thread, 'kind' | 'title' | 'language'>,
  ): Promise<Thread> {
    ensure(roomPolicy.startThread(viewer, room, wanted.kind));
    return this.openFor(viewer.memberId, room, wanted);
  }

  /** `open` for those who asked the policy when the author could be asked. */
  async openFor(
    authorId: string,
    room: Room,
    wanted: Pick<Thread, 'kind' | 'title' | 'language'>,
  ): Promise<Thread> {
    const createdAt = this.clock.now();
    const place = { authorId, roomId: room.id };
    await this.threads.countThread(place, { threads: 1, roomPosts: 1, authorPosts: 1 }, createdAt);
    const thread = await this.threads.insert({
      ...place,
      ...wanted,
      id: uuidv7(createdAt.getTime()),
      slug: threadSlug(wanted.title),
      createdAt,
      hotScore: startingHeat(wanted.kind, room),
    });
    const facts = { ...threadFacts(thread), authorId, kind: thread.kind };
    await this.outbox.publish('thread.created', facts, authorId);
    await this.broadcast.sendAll(threadHints(thread));
    return thread;
  }

  /** Changes title and slug for those who asked the policy and hold the thread's lock. */
  async retitle(viewer: Pick<Viewer, 'memberId'>, thread: Thread, title: string): Promise<void> {
    if (title === thread.title) return;
    const before = thread.title;
    Object.assign(thread, { title, slug: threadSlug(title) });
    await this.threads.update(thread.id, { title, slug: thread.slug });
    const facts = { ...threadFacts(thread), before, after: title };
    await this.outbox.publish('thread.renamed', facts, viewer.memberId);
    await this.broadcast.sendAll(threadHints(thread));
  }
}

/** A new thread has its rank at once; later ones come by the clock. */
const startingHeat = (kind: ThreadKind, room: Room): number =>
  hotScore({
    readers: 0,
    supporters: 0,
    posters: 0,
    isWaiting: kind === 'question',
    hoursSinceLastPost: 0,
    roomPosts: room.monthPostCount,
  });
