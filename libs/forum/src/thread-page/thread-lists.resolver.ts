import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { connection, type RequestContext } from '@parvis/kernel';
import { ThreadsArgs } from '../threads/thread.inputs.js';
import { ThreadConnection } from '../threads/thread.type.js';
import { ThreadListPages } from './thread-list-pages.service.js';

@Resolver()
export class ThreadListsResolver {
  constructor(private readonly lists: ThreadListPages) {}

  @Query(() => ThreadConnection, { description: 'Threads that stand in rooms the viewer may see.' })
  async threads(@Context() context: RequestContext, @Args() args: ThreadsArgs) {
    return connection(await this.lists.read(context, args, args));
  }
}
