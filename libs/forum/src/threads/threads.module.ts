import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MembersModule } from '@parvis/identity';
import { RoomsModule } from '../rooms/rooms.module.js';
import { PinnedThreadsResolver } from './pinned-threads.resolver.js';
import { PlaceLocks } from './place-locks.js';
import { Thread } from './thread.entity.js';
import { ThreadCountersRepository } from './thread-counters.repository.js';
import { ThreadListsRepository } from './thread-lists.repository.js';
import { ThreadLocks } from './thread-locks.service.js';
import { ThreadRanking } from './thread-ranking.js';
import { ThreadRankingRepository } from './thread-ranking.repository.js';
import { ThreadRemovals } from './thread-removals.service.js';
import { ThreadStatesResolver } from './thread-states.resolver.js';
import { ThreadStatesService } from './thread-states.service.js';
import { ThreadWithdrawalService } from './thread-withdrawal.service.js';
import { PinnedThreadsByRoom, ThreadById } from './threads.loader.js';
import { ThreadsRepository } from './threads.repository.js';
import { ThreadsResolver } from './threads.resolver.js';
import { ThreadsService } from './threads.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Thread]), MembersModule, RoomsModule],
  providers: [
    ThreadsRepository,
    ThreadListsRepository,
    ThreadCountersRepository,
    ThreadRankingRepository,
    PlaceLocks,
    ThreadsService,
    ThreadStatesService,
    ThreadWithdrawalService,
    ThreadLocks,
    ThreadRemovals,
    ThreadRanking,
    ThreadById,
    PinnedThreadsByRoom,
    ThreadsResolver,
    ThreadStatesResolver,
    PinnedThreadsResolver,
  ],
  exports: [
    ThreadsRepository,
    ThreadListsRepository,
    ThreadCountersRepository,
    PlaceLocks,
    ThreadsService,
    ThreadLocks,
    ThreadRemovals,
    ThreadRanking,
    ThreadById,
  ],
})
export class ThreadsModule {}
