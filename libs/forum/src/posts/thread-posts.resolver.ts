import {
  Args,
  ArgsType,
  Context,
  Field,
  Int,
  Parent,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { connection, PageArgs, type RequestContext } from '@parvis/kernel';
import type { Thread } from '../threads/thread.entity.js';
import { ThreadType } from '../threads/thread.type.js';
import { PostConnection, PostType } from './post.type.js';
import { PostPages } from './post-pages.service.js';
import { ExcerptByThread, OpeningByThread, PostById } from './posts.loader.js';

@ArgsType()
export class PostPageArgs extends PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'Shows the page in whose middle this number stands; `after` goes before it.',
  })
  around?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Begins at this number or the next that exists; `after` and `around` go before it.',
  })
  from?: number | null;
}

/** What a thread says of its posts; whoever holds a thread may see it. */
@Resolver(() => ThreadType)
export class ThreadPostsResolver {
  constructor(
    private readonly pages: PostPages,
    private readonly postById: PostById,
    private readonly openingByThread: OpeningByThread,
    private readonly excerptByThread: ExcerptByThread,
  ) {}

  @ResolveField(() => PostConnection, { description: 'Its posts by number, hidden ones empty.' })
  async posts(
    @Parent() thread: Thread,
    @Context() context: RequestContext,
    @Args() page: PostPageArgs,
  ) {
    return connection(await this.pages.page(context, thread, page));
  }

  @ResolveField(() => PostType, { nullable: true, description: 'Post number 1.' })
  opening(@Parent() thread: Thread, @Context() context: RequestContext) {
    return this.openingByThread.find(context, thread.id);
  }

  @ResolveField(() => PostType, { nullable: true, description: 'The post chosen as its solution.' })
  answer(@Parent() thread: Thread, @Context() context: RequestContext) {
    return thread.answerPostId && this.postById.find(context, thread.answerPostId);
  }

  @ResolveField(() => String, { description: 'Its first words, at most 200 characters.' })
  excerpt(@Parent() thread: Thread, @Context() context: RequestContext) {
    return this.excerptByThread.use(context, thread.id, (words) => words ?? '');
  }
}
