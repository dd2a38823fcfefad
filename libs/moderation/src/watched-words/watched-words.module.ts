import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TagsModule } from '@parvis/forum';
import { WatchedWord } from './watched-word.entity.js';
import { WatchedWordsCache } from './watched-words.cache.js';
import { WatchedWordsRepository } from './watched-words.repository.js';
import { WatchedWordsResolver } from './watched-words.resolver.js';
import { WatchedWordsService } from './watched-words.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([WatchedWord]), TagsModule],
  providers: [WatchedWordsRepository, WatchedWordsService, WatchedWordsCache, WatchedWordsResolver],
  exports: [WatchedWordsRepository, WatchedWordsCache],
})
export class WatchedWordsModule {}
