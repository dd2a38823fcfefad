import { Injectable } from '@nestjs/common';
import {
  Broadcast,
  checked,
  Database,
  ensure,
  invalid,
  isUuid,
  Outbox,
  uuidv7,
  type Viewer,
} from '@parvis/kernel';
import { isStandingPost, type PostRow } from '../posts/post.entity.js';
import { PostCountersRepository } from '../posts/post-counters.repository.js';
import { PostsRepository } from '../posts/posts.repository.js';
import { ThreadAnswerRepository } from '../posts/thread-answer.repository.js';
import type { Room, ThreadKind } from '../rooms/room.entity.js';
import { RoomsRepository } from '../rooms/rooms.repository.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { ThreadTagging } from '../tags/thread-tagging.service.js';
import { PlaceLocks } from '../threads/place-locks.js';
import type { Thread } from '../threads/thread.entity.js';
import { threadFacts, threadHints } from '../threads/thread.events.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { cleanTitle, ThreadsService, threadSlug } from '../threads/threads.service.js';
import { movePolicy } from './move.policy.js';
import type { ThreadSplitInput } from './moves.inputs.js';
import { MovesRepository } from './moves.repository.js';
import { ThreadSplitsRepository } from './thread-splits.repository.js';

/** Posts that one split may take along. */
export const SPLIT_MAX = 500;

/** What becomes a thread of its own, and where. */
interface Split {
  from: Thread;
  to: Room;
  kind: ThreadKind;
  title: string;
  /** By number; the first becomes the opening post. */
  posts: PostRow[];
}

/** Makes a thread out of some replies of another. */
@Injectable()
export class ThreadSplitsService {
  constructor(
    private readonly db: Database,
    private readonly moves: MovesRepository,
    private readonly splits: ThreadSplitsRepository,
    private readonly threads: ThreadsService,
    private readonly threadRows: ThreadsRepository,
    private readonly posts: PostsRepository,
    private readonly rooms: RoomsRepository,
    private readonly roomsService: RoomsService,
    private readonly locks: PlaceLocks,
    private readonly answers: ThreadAnswerRepository,
    private readonly counters: PostCountersRepository,
    private readonly tagging: ThreadTagging,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
  ) {}

  /**
   * The earliest of the posts opens the new thread, which is its author's and as old as it. The
   * others follow in their order; what stays keeps its numbers, and old addresses redirect.
   * Returns the new thread.
   */
  async split(viewer: Viewer, id: string, input: ThreadSplitInput): Promise<Thread> {
    const { title } = checked({ title: () => cleanTitle(input.title) });
    return this.db.tx(async () => {
      await this.moves.takeTurn([id]);
      const split = await this.prepare(viewer, id, title, input);
      const thread = await this.write(split);
      const postIds = split.posts.map((post) => post.id);
      const facts = { newThreadId: thread.id, newRoomId: thread.roomId, postIds };
      await this.outbox.publish(
        'thread.split',
        { ...threadFacts(split.from), ...facts },
        viewer.memberId,
      );
      await this.broadcast.sendAll([...threadHints(split.from), ...threadHints(thread)]);
      return (await this.threadRows.byId(thread.id))!;
    });
  }

  /** Everything looked up, judged and locked. */
  private async prepare(
    viewer: Viewer,
    id: string,
    title: string,
    input: ThreadSplitInput,
  ): Promise<Split> {
    const place = await this.threads.visible(viewer, id);
    const to = input.roomId ? await this.roomsService.visible(viewer, input.roomId) : place.room;
    const kind = input.kind ?? place.thread.kind;
    ensure(movePolicy.split(viewer, place, to, kind));
    const posts = await this.chosen(place.thread, input.postIds);
    await this.answers.lock(place.thread.id);
    // Held, so that nobody's participation is judged while his posts move.
    const members = [...new Set(posts.map((post) => post.authorId))];
    const [from] = await this.locks.take({ members, rooms: [to.id], threads: [place.thread] });
    ensure(movePolicy.split(viewer, { ...place, thread: from! }, to, kind));
    return { from: from!, to, kind, title, posts: await this.chosen(from!, input.postIds) };
  }

  private async chosen(thread: Thread, given: readonly string[]): Promise<PostRow[]> {
    const ids = [...new Set(given)];
    if (ids.length === 0) throw invalid({ postIds: 'required' });
    if (ids.length > SPLIT_MAX) throw invalid({ postIds: 'too_many' }, { max: SPLIT_MAX });
    const posts = ids.every(isUuid) ? await this.posts.byIds(ids) : [];
    const here = posts.filter((post) => post.threadId === thread.id);
    if (here.length < ids.length) throw invalid({ postIds: 'post_not_in_thread' });
    here.sort((a, b) => a.number - b.number);
    if (here[0]!.number === 1) throw invalid({ postIds: 'opening_post' });
    if (!isStandingPost(here[0]!)) throw invalid({ postIds: 'first_not_standing' });
    return here;
  }

  private async write({ from, to, kind, title, posts }: Split): Promise<Thread> {
    const opening = posts[0]!;
    const thread = await this.threadRows.insert({
      id: uuidv7(opening.createdAt.getTime()),
      roomId: to.id,
      authorId: opening.authorId,
      kind,
      title,
      slug: threadSlug(title),
      language: from.language,
      createdAt: opening.createdAt,
      hotScore: 0,
    });
    thread.lastNumber = await this.splits.emptyNumbers(thread.id);
    const answerMoves = posts.some((post) => post.id === from.answerPostId);
    if (answerMoves) await this.settleAnswer(from, thread, opening);
    const ids = posts.map((post) => post.id);
    await this.moves.renumber(from, thread, ids);
    await this.splits.copySubscriptions(from, thread);
    await this.count(from, thread, posts.filter(isStandingPost).length);
    await this.tagging.adopt(thread.id, from.id);
    return thread;
  }

  /** The answer goes along where it answers something; an opening post answers nothing. */
  private async settleAnswer(from: Thread, thread: Thread, opening: PostRow): Promise<void> {
    const fits = thread.kind === 'question' && opening.id !== from.answerPostId;
    if (fits) await this.moves.carryAnswer(from, thread);
    else await this.answers.replace(from.id, await this.answers.current(from.id), null);
  }

  private async count(from: Thread, thread: Thread, posts: number): Promise<void> {
    await this.moves.shiftThreadCount(thread.authorId, 1);
    await this.moves.shiftRooms([
      { id: from.roomId, threads: 0, posts: -posts },
      { id: thread.roomId, threads: 1, posts },
    ]);
    await this.counters.refreshThreads([from.id, thread.id]);
    await this.splits.takeVotesOfOpening(thread.id);
    await this.rooms.refreshActivity([...new Set([from.roomId, thread.roomId])]);
  }
}
