import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer, DomainError, type Viewer } from '@parvis/kernel';
import type { PostRow } from '../posts/post.entity.js';
import { PostType } from '../posts/post.type.js';
import { PostPlaces } from '../posts/post-places.service.js';
import { ThreadPayload } from '../threads/thread.inputs.js';
import { ThreadSplitInput } from './moves.inputs.js';
import { MovesRepository } from './moves.repository.js';
import { RenamesService } from './renames.service.js';
import { RoomMovesService } from './room-moves.service.js';
import { ThreadMergesService } from './thread-merges.service.js';
import { ThreadSplitsService } from './thread-splits.service.js';

const MAX_NUMBER = 2_147_483_647;
const ThreadId = () => Args('id', { type: () => ID, description: 'The thread.' });

@Resolver()
export class MovesResolver {
  constructor(
    private readonly moves: MovesRepository,
    private readonly posts: PostPlaces,
    private readonly renames: RenamesService,
    private readonly roomMoves: RoomMovesService,
    private readonly merges: ThreadMergesService,
    private readonly splits: ThreadSplitsService,
  ) {}

  @Query(() => PostType, {
    nullable: true,
    description: 'The post behind an address, also one that a merge or a split made old.',
  })
  async postAt(
    @CurrentViewer() viewer: Viewer,
    @Args('threadNumber', { type: () => Int, description: 'As in `/t/1042`.' }) thread: number,
    @Args('postNumber', { type: () => Int, description: 'As in `#7`.' }) post: number,
  ): Promise<PostRow | null> {
    if (Math.min(thread, post) < 1 || Math.max(thread, post) > MAX_NUMBER) return null;
    const id =
      (await this.moves.standingAt(thread, post)) ?? (await this.moves.movedFrom(thread, post));
    if (!id) return null;
    try {
      return (await this.posts.visible(viewer, id)).post;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'NOT_FOUND') return null;
      throw error;
    }
  }

  @Mutation(() => ThreadPayload, {
    description: 'Changes the title; by the author while it is open, by moderators.',
  })
  async threadRename(
    @CurrentViewer() viewer: Viewer,
    @ThreadId() id: string,
    @Args('title', { description: 'At most 150 characters.' }) title: string,
    @Args('reason', { type: () => String, nullable: true, description: 'At most 200 characters.' })
    reason?: string | null,
  ) {
    return { thread: await this.renames.rename(viewer, id, { title, reason: reason ?? '' }) };
  }

  @Mutation(() => ThreadPayload, { description: 'Puts it into another room; by moderators.' })
  async threadMove(
    @CurrentViewer() viewer: Viewer,
    @ThreadId() id: string,
    @Args('roomId', { type: () => ID, description: 'The room, which must take its kind.' })
    roomId: string,
  ) {
    return { thread: await this.roomMoves.move(viewer, id, roomId) };
  }

  @Mutation(() => ThreadPayload, {
    description: 'Hangs its posts behind those of another thread, which is returned.',
  })
  async threadMerge(
    @CurrentViewer() viewer: Viewer,
    @ThreadId() id: string,
    @Args('intoId', { type: () => ID, description: 'The thread that stays.' }) intoId: string,
  ) {
    return { thread: await this.merges.merge(viewer, id, intoId) };
  }

  @Mutation(() => ThreadPayload, {
    description: 'Makes a thread of some of its replies; returns the new one.',
  })
  async threadSplit(
    @CurrentViewer() viewer: Viewer,
    @ThreadId() id: string,
    @Args('input', { description: 'Which, and what they become.' }) input: ThreadSplitInput,
  ) {
    return { thread: await this.splits.split(viewer, id, input) };
  }
}
