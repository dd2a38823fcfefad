import { Module } from '@nestjs/common';
import { MailModule } from '../mail/mail.module.js';
import { MembersModule } from '../members/members.module.js';
import { PasswordsModule } from '../passwords/passwords.module.js';
import { ProfileModule } from '../profile/profile.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { TokensModule } from '../tokens/tokens.module.js';
import { EmailConfirmations } from './email-confirmations.service.js';
import { SignUpMails } from './sign-up.mails.js';
import { SignUpResolver } from './sign-up.resolver.js';
import { SignUpService } from './sign-up.service.js';
import { SignUpsRepository } from './sign-ups.repository.js';

@Module({
  imports: [
    MembersModule,
    PasswordsModule,
    ProfileModule,
    SessionsModule,
    TokensModule,
    MailModule,
  ],
  providers: [SignUpsRepository, SignUpService, SignUpMails, EmailConfirmations, SignUpResolver],
  exports: [SignUpService, EmailConfirmations],
})
export class SignUpModule {}
