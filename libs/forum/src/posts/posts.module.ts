import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MembersModule } from '@parvis/identity';
import { RoomsModule } from '../rooms/rooms.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { MemberPostsResolver } from './member-posts.resolver.js';
import { PlaceByPost } from './place-by-post.js';
import { Post, PostRevision } from './post.entity.js';
import { PostCountersRepository } from './post-counters.repository.js';
import { PostEditsService } from './post-edits.service.js';
import { PostPages } from './post-pages.service.js';
import { PostPlaces } from './post-places.service.js';
import { PostRemovals } from './post-removals.service.js';
import { PostRevisionsRepository } from './post-revisions.repository.js';
import { PostRevisionsResolver, RevisionsResolver } from './post-revisions.resolver.js';
import { PostText } from './post-text.service.js';
import { PostWithdrawalService } from './post-withdrawal.service.js';
import { PostWriter } from './post-writer.service.js';
import { PostWritesResolver } from './post-writes.resolver.js';
import {
  ExcerptByThread,
  OpeningByThread,
  PostById,
  SourceByPost,
  WithheldByPost,
} from './posts.loader.js';
import { PostsRepository } from './posts.repository.js';
import { PostsResolver } from './posts.resolver.js';
import { PostsByAuthorRepository } from './posts-by-author.repository.js';
import { RemovedAnswersRepository } from './removed-answers.repository.js';
import { RepliesRepository } from './replies.repository.js';
import { RepliesService } from './replies.service.js';
import { ThreadAnswerRepository } from './thread-answer.repository.js';
import { ThreadPostsResolver } from './thread-posts.resolver.js';
import { VisibleContent } from './visible-content.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Post, PostRevision]),
    MembersModule,
    RoomsModule,
    ThreadsModule,
  ],
  providers: [
    PostsRepository,
    PostsByAuthorRepository,
    RepliesRepository,
    PostRevisionsRepository,
    PostCountersRepository,
    ThreadAnswerRepository,
    PostText,
    PostWriter,
    PostPlaces,
    PostPages,
    PlaceByPost,
    VisibleContent,
    RepliesService,
    PostEditsService,
    PostWithdrawalService,
    PostRemovals,
    RemovedAnswersRepository,
    PostById,
    OpeningByThread,
    SourceByPost,
    WithheldByPost,
    ExcerptByThread,
    PostsResolver,
    PostWritesResolver,
    PostRevisionsResolver,
    RevisionsResolver,
    ThreadPostsResolver,
    MemberPostsResolver,
  ],
  exports: [
    VisibleContent,
    PostRemovals,
    PostsRepository,
    PostRevisionsRepository,
    PostCountersRepository,
    ThreadAnswerRepository,
    PostText,
    PostWriter,
    PostEditsService,
    PostPlaces,
    PostPages,
    PlaceByPost,
    PostById,
    OpeningByThread,
    ExcerptByThread,
  ],
})
export class PostsModule {}
