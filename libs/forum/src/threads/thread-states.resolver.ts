import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer } from '@parvis/kernel';
import { ThreadPayload } from './thread.inputs.js';
import { ThreadType } from './thread.type.js';
import { ThreadStatesService } from './thread-states.service.js';
import { ThreadWithdrawalService } from './thread-withdrawal.service.js';

const ThreadId = () => Args('id', { type: () => ID, description: 'The thread.' });

@Resolver(() => ThreadType)
export class ThreadStatesResolver {
  constructor(
    private readonly states: ThreadStatesService,
    private readonly withdrawal: ThreadWithdrawalService,
  ) {}

  @Mutation(() => ThreadPayload, { description: 'Keeps it as it is: nobody writes or edits.' })
  async threadArchive(@CurrentViewer() viewer: Viewer, @ThreadId() id: string) {
    return { thread: await this.states.turn(viewer, id, 'archive') };
  }

  @Mutation(() => ThreadPayload, { description: 'Opens an archived thread again.' })
  async threadUnarchive(@CurrentViewer() viewer: Viewer, @ThreadId() id: string) {
    return { thread: await this.states.turn(viewer, id, 'unarchive') };
  }

  @Mutation(() => ThreadPayload, { description: 'Puts it above the list of its room.' })
  async threadPin(@CurrentViewer() viewer: Viewer, @ThreadId() id: string) {
    return { thread: await this.states.pin(viewer, id) };
  }

  @Mutation(() => ThreadPayload, { description: 'Puts it back into the list alone.' })
  async threadUnpin(@CurrentViewer() viewer: Viewer, @ThreadId() id: string) {
    return { thread: await this.states.unpin(viewer, id) };
  }

  @Mutation(() => ThreadPayload, {
    description: 'The author takes it back, while nobody else wrote in it.',
  })
  async threadWithdraw(@CurrentViewer() viewer: Viewer, @ThreadId() id: string) {
    return { thread: await this.withdrawal.withdraw(viewer, id) };
  }

  @Mutation(() => ThreadPayload, { description: 'The author brings a withdrawn thread back.' })
  async threadRestore(@CurrentViewer() viewer: Viewer, @ThreadId() id: string) {
    return { thread: await this.withdrawal.restore(viewer, id) };
  }
}
