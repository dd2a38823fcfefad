import { Module } from '@nestjs/common';
import { MailModule } from '../mail/mail.module.js';
import { MembersModule } from '../members/members.module.js';
import { PasswordsModule } from '../passwords/passwords.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { PasswordCheckModule } from '../sign-in/password-check.module.js';
import { TokensModule } from '../tokens/tokens.module.js';
import { AccountMails } from './account.mails.js';
import { AvatarsService } from './avatars.service.js';
import { CredentialsResolver } from './credentials.resolver.js';
import { EmailChangeService } from './email-change.service.js';
import { HandleChangeService } from './handle-change.service.js';
import { PasswordChangeService } from './password-change.service.js';
import { ProfileResolver } from './profile.resolver.js';
import { ProfileService } from './profile.service.js';

@Module({
  imports: [
    MembersModule,
    PasswordsModule,
    PasswordCheckModule,
    SessionsModule,
    TokensModule,
    MailModule,
  ],
  providers: [
    ProfileService,
    HandleChangeService,
    PasswordChangeService,
    EmailChangeService,
    AvatarsService,
    AccountMails,
    ProfileResolver,
    CredentialsResolver,
  ],
  exports: [ProfileService, EmailChangeService, AvatarsService],
})
export class ProfileModule {}
