import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PasswordsModule } from '../passwords/passwords.module.js';
import { AccountResolver, ViewerResolver } from './account.resolver.js';
import { ContactLooks } from './contact-looks.service.js';
import { HandlesRepository } from './handles.repository.js';
import { Member } from './member.entity.js';
import { MemberRestrictions } from './member-restrictions.service.js';
import { MemberRolesService } from './member-roles.service.js';
import { AccountIsSeen, BiographyByMember, MemberById } from './members.loader.js';
import { MembersRepository } from './members.repository.js';
import { MembersResolver } from './members.resolver.js';
import { MembersService } from './members.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Member]), PasswordsModule],
  providers: [
    MembersRepository,
    HandlesRepository,
    MembersService,
    MemberRolesService,
    MemberRestrictions,
    MemberById,
    BiographyByMember,
    ContactLooks,
    AccountIsSeen,
    MembersResolver,
    AccountResolver,
    ViewerResolver,
  ],
  exports: [
    MembersRepository,
    HandlesRepository,
    MembersService,
    MemberRolesService,
    MemberRestrictions,
    MemberById,
    ContactLooks,
  ],
})
export class MembersModule {}
