import { Module } from '@nestjs/common';
import { MailModule } from '../mail/mail.module.js';
import { MembersModule } from '../members/members.module.js';
import { PasswordsModule } from '../passwords/passwords.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { TokensModule } from '../tokens/tokens.module.js';
import { PasswordCheckModule } from './password-check.module.js';
import { PasswordResetMails } from './password-reset.mails.js';
import { PasswordResetService } from './password-reset.service.js';
import { SignInResolver } from './sign-in.resolver.js';
import { SignInService } from './sign-in.service.js';
import { SignInStrategies } from './sign-in-strategies.js';

@Module({
  imports: [
    PasswordCheckModule,
    MembersModule,
    PasswordsModule,
    SessionsModule,
    TokensModule,
    MailModule,
  ],
  providers: [
    SignInStrategies,
    SignInService,
    PasswordResetService,
    PasswordResetMails,
    SignInResolver,
  ],
  exports: [SignInService, SignInStrategies, PasswordResetService],
})
export class SignInModule {}
