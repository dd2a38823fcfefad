import { Module } from '@nestjs/common';
import { MembersModule } from '../members/members.module.js';
import { PasswordsModule } from '../passwords/passwords.module.js';
import { PasswordCheck } from './password-check.service.js';

@Module({
  imports: [MembersModule, PasswordsModule],
  providers: [PasswordCheck],
  exports: [PasswordCheck],
})
export class PasswordCheckModule {}
