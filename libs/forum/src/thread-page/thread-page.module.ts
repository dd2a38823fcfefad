import { Module } from '@nestjs/common';
import { MembersModule } from '@parvis/identity';
import { AuthorLabelsModule } from '../author-labels/author-labels.module.js';
import { BookmarksModule } from '../bookmarks/bookmarks.module.js';
import { ExpertVerificationsModule } from '../expert-verifications/expert-verifications.module.js';
import { PostsModule } from '../posts/posts.module.js';
import { ReactionsModule } from '../reactions/reactions.module.js';
import { ReadersModule } from '../readers/readers.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { SameQuestionsModule } from '../same-questions/same-questions.module.js';
import { ThreadTagsModule } from '../thread-tags/thread-tags.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { VerifiedAnswersModule } from '../verified-answers/verified-answers.module.js';
import { VotesModule } from '../votes/votes.module.js';
import { ExpertMarksOfPage } from './expert-marks.js';
import { ThreadListPagesRepository } from './thread-list-pages.repository.js';
import { ThreadListPages } from './thread-list-pages.service.js';
import { ThreadListsResolver } from './thread-lists.resolver.js';
import { ThreadPageRepository } from './thread-page.repository.js';
import { ThreadPageResolver } from './thread-page.resolver.js';
import { ThreadPages } from './thread-pages.service.js';
import { ViewerMarksOfPage } from './viewer-marks.js';

@Module({
  imports: [
    MembersModule,
    RoomsModule,
    ThreadsModule,
    PostsModule,
    ThreadTagsModule,
    ReadersModule,
    VotesModule,
    ReactionsModule,
    BookmarksModule,
    SameQuestionsModule,
    AuthorLabelsModule,
    ExpertVerificationsModule,
    VerifiedAnswersModule,
  ],
  providers: [
    ThreadPageRepository,
    ViewerMarksOfPage,
    ExpertMarksOfPage,
    ThreadPages,
    ThreadPageResolver,
    ThreadListPagesRepository,
    ThreadListPages,
    ThreadListsResolver,
  ],
})
export class ThreadPageModule {}
