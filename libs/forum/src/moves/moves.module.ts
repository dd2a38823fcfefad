import { Module } from '@nestjs/common';
import { PostsModule } from '../posts/posts.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { TagsModule } from '../tags/tags.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { MovesRepository } from './moves.repository.js';
import { MovesResolver } from './moves.resolver.js';
import { RenamesService } from './renames.service.js';
import { RoomMovesService } from './room-moves.service.js';
import { ThreadMergesRepository } from './thread-merges.repository.js';
import { ThreadMergesService } from './thread-merges.service.js';
import { ThreadSplitsRepository } from './thread-splits.repository.js';
import { ThreadSplitsService } from './thread-splits.service.js';

@Module({
  imports: [RoomsModule, TagsModule, ThreadsModule, PostsModule],
  providers: [
    MovesRepository,
    ThreadMergesRepository,
    ThreadSplitsRepository,
    RenamesService,
    RoomMovesService,
    ThreadMergesService,
    ThreadSplitsService,
    MovesResolver,
  ],
})
export class MovesModule {}
