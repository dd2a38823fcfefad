import { Module } from '@nestjs/common';
import { MembersModule } from './members/members.module.js';
import { ProfileModule } from './profile/profile.module.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { SignInModule } from './sign-in/sign-in.module.js';
import { SignUpModule } from './sign-up/sign-up.module.js';

/** Everything about members and how they come in. */
@Module({
  imports: [MembersModule, SessionsModule, SignInModule, SignUpModule, ProfileModule],
  exports: [MembersModule, SessionsModule, SignInModule, SignUpModule, ProfileModule],
})
export class IdentityModule {}
