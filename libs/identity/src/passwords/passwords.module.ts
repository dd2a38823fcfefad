import { Module } from '@nestjs/common';
import { PasswordHasher } from './password-hasher.js';

@Module({
  providers: [{ provide: PasswordHasher, useFactory: () => new PasswordHasher() }],
  exports: [PasswordHasher],
})
export class PasswordsModule {}
