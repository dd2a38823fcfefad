import { Module } from '@nestjs/common';
import { MailTokens } from './mail-tokens.js';

@Module({ providers: [MailTokens], exports: [MailTokens] })
export class TokensModule {}
