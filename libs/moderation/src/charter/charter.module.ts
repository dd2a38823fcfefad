import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Charter, Clause } from './charter.entity.js';
import { ClauseById, ClausesByVersion } from './charter.loader.js';
import { CharterResolver, ClausesResolver } from './charter.resolver.js';
import { ChartersRepository } from './charters.repository.js';
import { ChartersService } from './charters.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Charter, Clause])],
  providers: [
    ChartersRepository,
    ChartersService,
    ClauseById,
    ClausesByVersion,
    CharterResolver,
    ClausesResolver,
  ],
  exports: [ChartersRepository, ChartersService, ClauseById],
})
export class CharterModule {}
