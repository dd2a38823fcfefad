import { Module } from '@nestjs/common';
import { RoomsModule } from '@parvis/forum';
import { SessionsModule } from '@parvis/identity';
import { RequestContexts } from './request-contexts.js';

@Module({
  imports: [SessionsModule, RoomsModule],
  providers: [RequestContexts],
  exports: [RequestContexts],
})
export class ContextModule {}
