import { Module } from '@nestjs/common';
import { ModerationModule } from '@parvis/moderation';
import { ContextModule } from '../graphql/context.module.js';
import { Handshakes } from './handshakes.js';
import { LiveHints } from './live-hints.js';
import { LiveSockets } from './live-sockets.js';

@Module({
  imports: [ContextModule, ModerationModule],
  providers: [Handshakes, LiveSockets, LiveHints],
  exports: [LiveSockets],
})
export class SocketsModule {}
