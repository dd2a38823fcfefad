import { Args, Context, ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import {
  CurrentViewer,
  connection,
  type Denial,
  PageArgs,
  type RequestContext,
  type Viewer,
} from '@parvis/kernel';
import { VisibleContent } from '../posts/visible-content.js';
import { RoomById } from '../rooms/rooms.loader.js';
import type { Thread } from '../threads/thread.entity.js';
import { ThreadPayload } from '../threads/thread.inputs.js';
import { ThreadConnection, ThreadType } from '../threads/thread.type.js';
import { duplicatePolicy } from './duplicate.policy.js';
import { DuplicateGroups } from './duplicate-groups.repository.js';
import { DuplicateListsRepository } from './duplicate-lists.repository.js';
import { ThreadMarkDuplicateInput } from './duplicates.inputs.js';
import { VisibleDuplicateCount } from './duplicates.loader.js';
import { DuplicatesService } from './duplicates.service.js';

const ThreadId = () => Args('id', { type: () => ID, description: 'The question.' });

@Resolver(() => ThreadType)
export class DuplicatesResolver {
  constructor(
    private readonly service: DuplicatesService,
    private readonly groups: DuplicateGroups,
    private readonly lists: DuplicateListsRepository,
    private readonly countByThread: VisibleDuplicateCount,
    private readonly content: VisibleContent,
    private readonly roomById: RoomById,
  ) {}

  @ResolveField(() => ThreadType, {
    nullable: true,
    description: 'The question that this one repeats, where it is answered.',
  })
  duplicateOf(@Parent() thread: Thread, @Context() context: RequestContext) {
    return thread.duplicateOfId ? this.content.thread(context, thread.duplicateOfId) : null;
  }

  @ResolveField(() => ThreadConnection, {
    description: 'Questions marked as duplicates of this one, latest first.',
  })
  async duplicates(
    @Parent() thread: Thread,
    @CurrentViewer() viewer: Viewer,
    @Args() page: PageArgs,
  ) {
    return connection(await this.lists.page(viewer, thread.id, page));
  }

  @ResolveField(() => Int, {
    description: 'Duplicates of it that the viewer sees, counted up to 1,000.',
  })
  duplicateCount(@Parent() thread: Thread, @Context() context: RequestContext) {
    if (thread.duplicateCount === 0) return 0;
    return this.countByThread.use(context, thread.id, (count) => count ?? 0);
  }

  @ResolveField(() => Int, {
    description:
      'Members who met here, each once: those who said that they have the same question, and those who asked its duplicates.',
  })
  metHereCount(@Parent() thread: Thread): number {
    return thread.sameQuestionCount;
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may mark it as a duplicate.' })
  async viewerCanMarkDuplicate(@Parent() thread: Thread, @Context() context: RequestContext) {
    return (await this.denial(thread, context)) === null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Why the viewer may not mark it as a duplicate, as a stable word.',
  })
  async viewerCannotMarkDuplicateReason(
    @Parent() thread: Thread,
    @Context() context: RequestContext,
  ) {
    return (await this.denial(thread, context))?.reason ?? null;
  }

  @ResolveField(() => Boolean, {
    description: 'Whether the viewer may say that it is no duplicate after all.',
  })
  async viewerCanUnmarkDuplicate(@Parent() thread: Thread, @Context() context: RequestContext) {
    if (!thread.duplicateOfId || !context.viewer.memberId) return false;
    const room = await this.roomById.load(context, thread.roomId);
    const mark = await this.groups.of(thread.id);
    return !!room && duplicatePolicy.unmark(context.viewer, { thread, room }, mark) === null;
  }

  @Mutation(() => ThreadPayload, {
    description:
      'Marks a question as a duplicate; by its asker, by members of trust level 3 and by moderators. Followers and "same question" go along.',
  })
  async threadMarkDuplicate(
    @CurrentViewer() viewer: Viewer,
    @ThreadId() id: string,
    @Args('input', { description: 'Of which thread.' }) input: ThreadMarkDuplicateInput,
  ) {
    return { thread: await this.service.mark(viewer, id, input.ofNumber) };
  }

  @Mutation(() => ThreadPayload, {
    description: 'Says that it is no duplicate after all; by whoever marked it and by moderators.',
  })
  async threadUnmarkDuplicate(@CurrentViewer() viewer: Viewer, @ThreadId() id: string) {
    return { thread: await this.service.unmark(viewer, id) };
  }

  private async denial(thread: Thread, context: RequestContext): Promise<Denial | null> {
    const room = await this.roomById.load(context, thread.roomId);
    return duplicatePolicy.mark(context.viewer, { thread, room: room! });
  }
}
