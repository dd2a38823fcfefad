import { Module } from '@nestjs/common';
import { SessionCookie } from './session-cookie.js';
import { SessionsRepository } from './sessions.repository.js';
import { AccountSessionsResolver, SessionsResolver } from './sessions.resolver.js';
import { Sessions } from './sessions.service.js';

@Module({
  providers: [
    SessionsRepository,
    Sessions,
    SessionCookie,
    SessionsResolver,
    AccountSessionsResolver,
  ],
  exports: [Sessions, SessionCookie],
})
export class SessionsModule {}
