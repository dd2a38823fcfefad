import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RoomsModule } from '@parvis/forum';
import { MembersModule } from '@parvis/identity';
import { AccessDenials } from './access-denials.service.js';
import { AuditRepository } from './audit.repository.js';
import { AuditResolver } from './audit.resolver.js';
import { Audit } from './audit.service.js';
import { AuditEntry } from './audit-entry.entity.js';
import { AuditReading } from './audit-reading.service.js';
import { AuditRecorder } from './audit-recorder.service.js';
import { AuditVerifier } from './audit-verification.service.js';
import { AuditedThingsRepository } from './audited-things.repository.js';

@Module({
  imports: [TypeOrmModule.forFeature([AuditEntry]), MembersModule, RoomsModule],
  providers: [
    AuditRepository,
    Audit,
    AuditRecorder,
    AuditReading,
    AuditVerifier,
    AuditedThingsRepository,
    AccessDenials,
    AuditResolver,
  ],
  exports: [Audit, AuditReading, AuditVerifier],
})
export class AuditModule {}
