import { Injectable } from '@nestjs/common';
import { MembersService } from '@parvis/identity';
import { Broadcast, Clock, uuidv7 } from '@parvis/kernel';
import { isStandingPost } from '../posts/post.entity.js';
import { PostEditsService } from '../posts/post-edits.service.js';
import { PostWriter } from '../posts/post-writer.service.js';
import { PostsRepository } from '../posts/posts.repository.js';
import { RoomsRepository } from '../rooms/rooms.repository.js';
import type { StoredText } from '../screening/post-screening.js';
import { TagsService } from '../tags/tags.service.js';
import { ThreadTagging } from '../tags/thread-tagging.service.js';
import { isStanding, type Thread } from '../threads/thread.entity.js';
import { threadHints } from '../threads/thread.events.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { ThreadsService } from '../threads/threads.service.js';

/** What waited for staff, as it will be written. */
export interface HeldWork {
  kind: 'thread' | 'reply' | 'edit';
  authorId: string;
  roomId: string;
  threadId: string | null;
  postId: string | null;
  replyToId: string | null;
  threadKind: Thread['kind'] | null;
  title: string | null;
  language: string | null;
  tags: readonly string[];
  text: StoredText;
  reason: string;
}

/** Why held work can no longer be written, as a stable word. */
export type HeldObstacle =
  | 'member_erased'
  | 'room_archived'
  | 'thread_not_standing'
  | 'thread_locked'
  | 'thread_archived'
  | 'post_not_standing';

/**
 * Writes in the name of a member what staff let pass: whether he might write it was asked when he
 * sent it, so only what happened to its place since then is asked here.
 */
@Injectable()
export class HeldWriting {
  constructor(
    private readonly members: MembersService,
    private readonly rooms: RoomsRepository,
    private readonly threads: ThreadsRepository,
    private readonly threadsService: ThreadsService,
    private readonly posts: PostsRepository,
    private readonly edits: PostEditsService,
    private readonly writer: PostWriter,
    private readonly tags: TagsService,
    private readonly tagging: ThreadTagging,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /** What stands in the way of writing it now; null when nothing does. */
  async obstacle(work: HeldWork): Promise<HeldObstacle | null> {
    const author = await this.members.byId(work.authorId);
    if (!author || author.erasedAt) return 'member_erased';
    if (work.kind === 'thread') {
      const room = await this.rooms.byId(work.roomId);
      return !room || room.archivedAt ? 'room_archived' : null;
    }
    const place = await this.placeOf(work);
    if (work.kind === 'edit' && (!place?.post || !isStandingPost(place.post))) {
      return 'post_not_standing';
    }
    return obstacleIn(place?.thread ?? null, (await this.roomOf(place?.thread))?.archivedAt);
  }

  /** Writes it in the caller's transaction, who found no obstacle; the id of the post. */
  async write(work: HeldWork): Promise<string> {
    await this.writer.lockAuthor(work.authorId);
    if (work.kind === 'thread') return this.open(work);
    return work.kind === 'reply' ? this.reply(work) : this.edit(work);
  }

  private async placeOf(work: HeldWork) {
    const post = work.postId ? await this.posts.byId(work.postId) : null;
    const threadId = post?.threadId ?? work.threadId;
    const thread = threadId ? await this.threads.standingFor(threadId) : null;
    return { post, thread };
  }

  private async roomOf(thread: Thread | null | undefined) {
    return thread ? this.rooms.byId(thread.roomId) : null;
  }

  private async open(work: HeldWork): Promise<string> {
    const room = (await this.rooms.byId(work.roomId))!;
    const { threadKind: kind, title, language } = work;
    const wanted = { kind: kind!, title: title!, language: language! };
    const thread = await this.threadsService.openFor(work.authorId, room, wanted);
    await this.tagging.set(thread.id, await this.tags.existing(work.tags));
    const { id: threadId, authorId, createdAt, roomId } = thread;
    return this.writer.open({ threadId, authorId, createdAt }, roomId, work.text);
  }

  private async reply(work: HeldWork): Promise<string> {
    const { thread } = await this.placeOf(work);
    const { id: threadId, roomId } = thread!;
    const target = work.replyToId ? await this.posts.byId(work.replyToId) : null;
    const replyToId = target?.threadId === threadId ? target.id : null;
    const id = uuidv7();
    const { authorId, text } = work;
    await this.broadcast.sendAll(threadHints(thread!));
    const reply = { id, threadId, authorId, replyToId, createdAt: this.clock.now() };
    await this.writer.reply(reply, roomId, text);
    return id;
  }

  private async edit(work: HeldWork): Promise<string> {
    const { post } = await this.placeOf(work);
    const { authorId: editorId, text, title, reason } = work;
    const isOpening = post!.number === 1;
    await this.edits.write(post!, {
      editorId,
      text,
      title: isOpening ? title : null,
      reason,
      expectedRevision: null,
    });
    return post!.id;
  }
}

function obstacleIn(
  thread: Thread | null,
  roomArchivedAt: Date | null | undefined,
): HeldObstacle | null {
  if (!thread || !isStanding(thread)) return 'thread_not_standing';
  if (thread.state === 'locked') return 'thread_locked';
  if (thread.state === 'archived') return 'thread_archived';
  return roomArchivedAt ? 'room_archived' : null;
}
