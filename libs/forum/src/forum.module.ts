import { Module } from '@nestjs/common';
import { ReadersModule } from './readers/readers.module.js';
import { RoomsModule } from './rooms/rooms.module.js';
import { ThreadsModule } from './threads/threads.module.js';

const features = [RoomsModule, ThreadsModule, ReadersModule];

/** Everything that is written and read in the forum. */
@Module({ imports: features, exports: features })
export class ForumModule {}
