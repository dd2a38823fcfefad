import { Injectable } from '@nestjs/common';
import { MemberById } from '@parvis/identity';
import {
  Cursors,
  checkPage,
  DomainError,
  type Page,
  type PageRequest,
  pageOf,
  type RequestContext,
} from '@parvis/kernel';
import type { Thread } from '../threads/thread.entity.js';
import { ThreadById } from '../threads/threads.loader.js';
import type { PostRow } from './post.entity.js';
import { PostById } from './posts.loader.js';
import { PostsRepository } from './posts.repository.js';

/** A page of posts; without a cursor it stands `around` a number or begins `from` one. */
export interface PostPageRequest extends PageRequest {
  around?: number | null;
  from?: number | null;
}

type Placed = Pick<PostPageRequest, 'first' | 'around' | 'from'>;

interface PrimedPage extends Placed {
  threadId: string;
  posts: PostRow[];
}

const isFor = (ready: PrimedPage, thread: Thread, request: PostPageRequest): boolean =>
  ready.threadId === thread.id &&
  ready.first === request.first &&
  !request.after &&
  (ready.around ?? null) === (request.around ?? null) &&
  (ready.from ?? null) === (request.from ?? null);

/** Cuts the posts of a thread, which the viewer sees already, into pages. */
@Injectable()
export class PostPages {
  private readonly primed = new WeakMap<RequestContext, PrimedPage>();

  constructor(
    private readonly posts: PostsRepository,
    private readonly cursors: Cursors,
    private readonly memberById: MemberById,
    private readonly threadById: ThreadById,
    private readonly postById: PostById,
  ) {}

  /** Hands what the statement read besides the posts to the loaders of the request. */
  async page(
    context: RequestContext,
    thread: Thread,
    request: PostPageRequest,
  ): Promise<Page<PostRow>> {
    checkPage(request);
    const ready = this.primed.get(context);
    if (ready && isFor(ready, thread, request)) return this.cut(thread, ready.posts, request.first);
    const list = `posts:${thread.id}`;
    const above = await this.above(list, thread.id, request);
    const { posts, authors } = await this.posts.page(thread.id, above, request.first + 1);
    this.threadById.prime(context, thread.id, thread);
    for (const author of authors) this.memberById.prime(context, author.id, author);
    for (const post of posts) this.postById.prime(context, post.id, post);
    return this.cut(thread, posts, request.first);
  }

  /** Keeps a page that another statement read already, one post longer than asked for. */
  prime(context: RequestContext, thread: Thread, request: Placed, posts: PostRow[]): void {
    this.primed.set(context, { threadId: thread.id, ...request, posts });
  }

  private cut(thread: Thread, posts: PostRow[], first: number): Page<PostRow> {
    const list = `posts:${thread.id}`;
    return pageOf(posts, first, (post) => this.cursors.encode(list, [post.number]));
  }

  /** The number above which the page begins. */
  private async above(list: string, threadId: string, request: PostPageRequest): Promise<number> {
    const { after, around, from, first } = request;
    if (after) return Number(this.cursors.decode(list, after)[0]);
    const wanted = around ?? from;
    if (wanted == null) return 0;
    if (wanted < 1) throw new DomainError('INVALID', 'number_out_of_range', { params: { min: 1 } });
    if (around == null) return wanted - 1;
    return this.posts.numberAhead(threadId, around, Math.floor((first - 1) / 2));
  }
}
