import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PostsModule } from '../posts/posts.module.js';
import { Bookmark } from './bookmark.entity.js';
import { ViewerHasBookmarked } from './bookmarks.loader.js';
import { BookmarksRepository } from './bookmarks.repository.js';
import { BookmarksResolver, ViewerBookmarksResolver } from './bookmarks.resolver.js';
import { BookmarksService } from './bookmarks.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Bookmark]), PostsModule],
  providers: [
    BookmarksRepository,
    BookmarksService,
    ViewerHasBookmarked,
    BookmarksResolver,
    ViewerBookmarksResolver,
  ],
  exports: [ViewerHasBookmarked],
})
export class BookmarksModule {}
