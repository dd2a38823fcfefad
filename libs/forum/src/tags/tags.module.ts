import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RoomsModule } from '../rooms/rooms.module.js';
import { Tag, TagGroup } from './tag.entity.js';
import { TagCounts } from './tag-counts.js';
import { TagCuration } from './tag-curation.service.js';
import { TagGroupsRepository } from './tag-groups.repository.js';
import { TagGroupsResolver } from './tag-groups.resolver.js';
import { TagGroupsService } from './tag-groups.service.js';
import { TagSynonyms } from './tag-synonyms.service.js';
import {
  RelatedTagsOfTag,
  SynonymsOfTag,
  TagById,
  TagDescriptionById,
  TagGroupById,
} from './tags.loader.js';
import { TagsRepository } from './tags.repository.js';
import { TagsResolver } from './tags.resolver.js';
import { TagsService } from './tags.service.js';
import { ThreadTagging } from './thread-tagging.service.js';
import { ThreadTagsRepository } from './thread-tags.repository.js';

@Module({
  imports: [TypeOrmModule.forFeature([Tag, TagGroup]), RoomsModule],
  providers: [
    TagsRepository,
    TagGroupsRepository,
    ThreadTagsRepository,
    TagsService,
    TagCounts,
    TagCuration,
    TagSynonyms,
    TagGroupsService,
    ThreadTagging,
    TagById,
    TagDescriptionById,
    TagGroupById,
    SynonymsOfTag,
    RelatedTagsOfTag,
    TagsResolver,
    TagGroupsResolver,
  ],
  exports: [TagsService, TagsRepository, ThreadTagging, ThreadTagsRepository, TagById],
})
export class TagsModule {}
