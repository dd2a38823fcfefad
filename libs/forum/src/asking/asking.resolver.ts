import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '@parvis/kernel';
import { ThreadType } from '../threads/thread.type.js';
import { ThreadCreateInput, ThreadCreatePayload } from './asking.inputs.js';
import { AskingService } from './asking.service.js';

@Resolver(() => ThreadType)
export class AskingResolver {
  constructor(private readonly service: AskingService) {}

  @Mutation(() => ThreadCreatePayload, { description: 'Opens a thread with its first post.' })
  async threadCreate(
    @Context() { viewer, locale }: RequestContext,
    @Args('input', { description: 'The thread.' }) input: ThreadCreateInput,
  ) {
    const { row, heldPostId } = await this.service.ask(viewer, input, locale);
    return { thread: row, heldForReview: heldPostId !== null, heldPostId };
  }
}
