import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PostsModule, RoomsModule, ThreadsModule } from '@parvis/forum';
import { MembersModule } from '@parvis/identity';
import { CharterModule } from '../charter/charter.module.js';
import { RemovalGroundsResolver } from './removal-grounds.resolver.js';
import { Statement } from './statement.entity.js';
import {
  ContentByStatement,
  PlaceByStatement,
  StatementById,
  StatementsByDecision,
} from './statements.loader.js';
import { StatementsRepository } from './statements.repository.js';
import { StatementsResolver, ViewerStatementsResolver } from './statements.resolver.js';
import { StatementsService } from './statements.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Statement]),
    MembersModule,
    RoomsModule,
    ThreadsModule,
    PostsModule,
    CharterModule,
  ],
  providers: [
    StatementsRepository,
    StatementsService,
    StatementById,
    StatementsByDecision,
    PlaceByStatement,
    ContentByStatement,
    StatementsResolver,
    ViewerStatementsResolver,
    RemovalGroundsResolver,
  ],
  exports: [
    StatementsRepository,
    StatementsService,
    StatementById,
    StatementsByDecision,
    PlaceByStatement,
  ],
})
export class StatementsModule {}
