import { Injectable } from '@nestjs/common';
import { MemberById } from '@parvis/identity';
import { Clock, excerptOf, type RequestContext } from '@parvis/kernel';
import type { PostRow } from '../posts/post.entity.js';
import { PostPages } from '../posts/post-pages.service.js';
import { ExcerptByThread, OpeningByThread, PostById } from '../posts/posts.loader.js';
import type { Room } from '../rooms/room.entity.js';
import { RoomById } from '../rooms/rooms.loader.js';
import { TagsOfThread } from '../thread-tags/thread-tags.loader.js';
import type { Thread } from '../threads/thread.entity.js';
import { threadPolicy } from '../threads/thread.policy.js';
import { ThreadById } from '../threads/threads.loader.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { ExpertMarksOfPage } from './expert-marks.js';
import {
  type ThreadPage,
  ThreadPageRepository,
  type WantedPosts,
} from './thread-page.repository.js';
import { ViewerMarksOfPage } from './viewer-marks.js';

/**
 * Finds threads by their address. What a page of it needs is read in one statement and handed
 * to the loaders of the request, so that the fields below find it there.
 */
@Injectable()
export class ThreadPages {
  constructor(
    private readonly repository: ThreadPageRepository,
    private readonly threads: ThreadsRepository,
    private readonly postPages: PostPages,
    private readonly threadById: ThreadById,
    private readonly roomById: RoomById,
    private readonly memberById: MemberById,
    private readonly postById: PostById,
    private readonly openingByThread: OpeningByThread,
    private readonly tagsOfThread: TagsOfThread,
    private readonly excerptByThread: ExcerptByThread,
    private readonly marks: ViewerMarksOfPage,
    private readonly expertMarks: ExpertMarksOfPage,
    private readonly clock: Clock,
  ) {}

  /** Null when there is none, or none that the viewer may see. */
  async read(
    context: RequestContext,
    number: number,
    wanted: WantedPosts | null,
  ): Promise<Thread | null> {
    if (!wanted) {
      const thread = await this.threads.byNumber(number);
      const room = thread && (await this.roomById.load(context, thread.roomId));
      return this.ifVisible(context, thread, room);
    }
    const { memberId } = context.viewer;
    const page = await this.repository.read(number, wanted, memberId, this.clock.now());
    const thread = this.ifVisible(context, page?.thread ?? null, page?.room ?? null);
    if (page && thread) this.prime(context, page, wanted);
    return thread;
  }

  private ifVisible(
    context: RequestContext,
    thread: Thread | null,
    room: Room | null,
  ): Thread | null {
    if (!thread || !room || threadPolicy.see(context.viewer, thread, room)) return null;
    this.threadById.prime(context, thread.id, thread);
    return thread;
  }

  private prime(context: RequestContext, page: ThreadPage, wanted: WantedPosts): void {
    const { thread, posts, others } = page;
    this.roomById.prime(context, page.room.id, page.room);
    this.tagsOfThread.prime(context, thread.id, page.tags);
    for (const member of page.members) this.memberById.prime(context, member.id, member);
    this.excerptByThread.prime(context, thread.id, page.opening ? excerptOf(page.opening) : '');
    this.expertMarks.prime(context, page.expertMarks, [...posts, ...others]);
    if (page.marks) {
      const postIds = [...posts, ...others].map((post) => post.id);
      this.marks.prime(context, page.marks, thread.id, postIds);
    }
    if (wanted.pointedTo) this.primePosts(context, thread, [...posts, ...others]);
    this.postPages.prime(context, thread, wanted, posts);
  }

  /** Answers, openings and posts replied to are looked up by the fields that point to them. */
  private primePosts(context: RequestContext, thread: Thread, posts: readonly PostRow[]): void {
    for (const post of posts) {
      this.postById.prime(context, post.id, post);
      if (post.number === 1 && post.threadId === thread.id) {
        this.openingByThread.prime(context, thread.id, post);
      }
    }
  }
}
