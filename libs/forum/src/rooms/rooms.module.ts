import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MembersModule } from '@parvis/identity';
import { Room, RoomMember } from './room.entity.js';
import { RoomMembersRepository } from './room-members.repository.js';
import { RoomMembersService } from './room-members.service.js';
import { RoomById } from './rooms.loader.js';
import { RoomsRepository } from './rooms.repository.js';
import { RoomMembersResolver, RoomsResolver } from './rooms.resolver.js';
import { RoomsService } from './rooms.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Room, RoomMember]), MembersModule],
  providers: [
    RoomsRepository,
    RoomMembersRepository,
    RoomsService,
    RoomMembersService,
    RoomById,
    RoomsResolver,
    RoomMembersResolver,
  ],
  exports: [RoomsService, RoomsRepository, RoomMembersService, RoomById],
})
export class RoomsModule {}
