import { Args, Context, Info, Int, Query, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '@parvis/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { ReadersService } from '../readers/readers.service.js';
import type { Thread } from '../threads/thread.entity.js';
import { ThreadType } from '../threads/thread.type.js';
import { ThreadPages } from './thread-pages.service.js';
import { wantedPosts } from './wanted-posts.js';

@Resolver()
export class ThreadPageResolver {
  constructor(
    private readonly pages: ThreadPages,
    private readonly readers: ReadersService,
  ) {}

  @Query(() => ThreadType, {
    nullable: true,
    description:
      'A thread by the number of its address. That of a merged thread finds the one that stands; compare `number` and redirect. Reading counts as a view, once a reader a day.',
  })
  async thread(
    @Context() context: RequestContext,
    @Args('number', { type: () => Int, description: 'As in `/t/1042`.' }) number: number,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Thread | null> {
    const wanted = wantedPosts(info);
    const thread = await this.pages.read(context, number, wanted);
    if (thread) {
      const { viewer, address, userAgent } = context;
      this.readers.seen(thread.number, { memberId: viewer.memberId, address, userAgent });
    }
    return thread;
  }
}
