import { Module } from '@nestjs/common';
import { AnswersModule } from './answers/answers.module.js';
import { AskingModule } from './asking/asking.module.js';
import { MovesModule } from './moves/moves.module.js';
import { PostsModule } from './posts/posts.module.js';
import { ReadersModule } from './readers/readers.module.js';
import { RoomsModule } from './rooms/rooms.module.js';
import { ThreadsModule } from './threads/threads.module.js';

const features = [
  RoomsModule,
  ThreadsModule,
  PostsModule,
  AskingModule,
  AnswersModule,
  MovesModule,
  ReadersModule,
];

/** Everything that is written and read in the forum. */
@Module({ imports: features, exports: features })
export class ForumModule {}
