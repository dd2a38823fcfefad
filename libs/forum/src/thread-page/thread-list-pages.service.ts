import { Injectable } from '@nestjs/common';
import { MemberById } from '@parvis/identity';
import {
  checkPage,
  groupBy,
  type Page,
  type PageRequest,
  pageOf,
  type RequestContext,
} from '@parvis/kernel';
import { RoomById } from '../rooms/rooms.loader.js';
import { TagsOfThread } from '../thread-tags/thread-tags.loader.js';
import type { Thread } from '../threads/thread.entity.js';
import { type ThreadFilter, ThreadListsRepository } from '../threads/thread-lists.repository.js';
import { ThreadById } from '../threads/threads.loader.js';
import { ThreadListPagesRepository } from './thread-list-pages.repository.js';

type ThreadsFilter = Omit<ThreadFilter, 'tagId'> & { tagSlug?: string | null };

/** Reads lists of threads, and hands what their rows show to the loaders of the request. */
@Injectable()
export class ThreadListPages {
  constructor(
    private readonly repository: ThreadListPagesRepository,
    private readonly lists: ThreadListsRepository,
    private readonly threadById: ThreadById,
    private readonly roomById: RoomById,
    private readonly memberById: MemberById,
    private readonly tagsOfThread: TagsOfThread,
  ) {}

  async read(
    context: RequestContext,
    { tagSlug, ...filter }: ThreadsFilter,
    request: PageRequest,
  ): Promise<Page<Thread>> {
    checkPage(request);
    const tagId = tagSlug ? await this.lists.tagId(tagSlug) : null;
    if (tagSlug && !tagId) return pageOf<Thread>([], request.first, String);
    const page = await this.repository.read(context.viewer, { ...filter, tagId }, request);
    const tags = groupBy(page.tags, (tag) => tag.threadId);
    for (const thread of page.threads.rows) {
      this.threadById.prime(context, thread.id, thread);
      this.tagsOfThread.prime(context, thread.id, tags.get(thread.id) ?? []);
    }
    for (const room of page.rooms) this.roomById.prime(context, room.id, room);
    for (const member of page.members) this.memberById.prime(context, member.id, member);
    return page.threads;
  }
}
