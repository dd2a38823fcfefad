import { Module } from '@nestjs/common';
import { AnswersModule } from './answers/answers.module.js';
import { AskingModule } from './asking/asking.module.js';
import { AuthorLabelsModule } from './author-labels/author-labels.module.js';
import { BookmarksModule } from './bookmarks/bookmarks.module.js';
import { DuplicatesModule } from './duplicates/duplicates.module.js';
import { ExpertVerificationsModule } from './expert-verifications/expert-verifications.module.js';
import { ExpertiseModule } from './expertise/expertise.module.js';
import { ExpertsModule } from './experts/experts.module.js';
import { FollowedMembersModule } from './followed-members/followed-members.module.js';
import { MovesModule } from './moves/moves.module.js';
import { PostsModule } from './posts/posts.module.js';
import { QuestionRoutingModule } from './question-routing/question-routing.module.js';
import { ReactionsModule } from './reactions/reactions.module.js';
import { ReadersModule } from './readers/readers.module.js';
import { RoomsModule } from './rooms/rooms.module.js';
import { SameQuestionsModule } from './same-questions/same-questions.module.js';
import { SiteModule } from './site/site.module.js';
import { SitemapsModule } from './sitemaps/sitemaps.module.js';
import { SubscriptionsModule } from './subscriptions/subscriptions.module.js';
import { TagMergesModule } from './tag-merges/tag-merges.module.js';
import { TagsModule } from './tags/tags.module.js';
import { ThreadPageModule } from './thread-page/thread-page.module.js';
import { ThreadTagsModule } from './thread-tags/thread-tags.module.js';
import { ThreadsModule } from './threads/threads.module.js';
import { VerifiedAnswersModule } from './verified-answers/verified-answers.module.js';
import { VotesModule } from './votes/votes.module.js';

const features = [
  RoomsModule,
  ThreadsModule,
  ThreadPageModule,
  PostsModule,
  AskingModule,
  AnswersModule,
  MovesModule,
  DuplicatesModule,
  TagsModule,
  ThreadTagsModule,
  TagMergesModule,
  ReactionsModule,
  VotesModule,
  SameQuestionsModule,
  BookmarksModule,
  SubscriptionsModule,
  ExpertiseModule,
  ExpertVerificationsModule,
  AuthorLabelsModule,
  VerifiedAnswersModule,
  ExpertsModule,
  FollowedMembersModule,
  QuestionRoutingModule,
  SiteModule,
  SitemapsModule,
  ReadersModule,
];

/** Everything that is written and read in the forum. */
@Module({ imports: features, exports: features })
export class ForumModule {}
