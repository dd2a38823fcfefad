import { Module } from '@nestjs/common';
import { MembersModule } from '@parvis/identity';
import { RoomsModule } from '../rooms/rooms.module.js';
import { ThreadTagsModule } from '../thread-tags/thread-tags.module.js';
import { LabelFactsByPlace } from './author-labels.loader.js';
import { AuthorLabelsRepository } from './author-labels.repository.js';
import { AuthorLabelOfPostResolver, AuthorLabelsResolver } from './author-labels.resolver.js';

@Module({
  imports: [MembersModule, RoomsModule, ThreadTagsModule],
  providers: [
    AuthorLabelsRepository,
    LabelFactsByPlace,
    AuthorLabelOfPostResolver,
    AuthorLabelsResolver,
  ],
  exports: [LabelFactsByPlace],
})
export class AuthorLabelsModule {}
