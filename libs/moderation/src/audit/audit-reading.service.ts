import { Injectable } from '@nestjs/common';
import {
  checked,
  cleanText,
  Database,
  ensure,
  invalid,
  isUuid,
  Limits,
  oneOf,
  type Page,
  type PageRequest,
  type Viewer,
} from '@parvis/kernel';
import { auditPolicy } from './audit.policy.js';
import { type AuditFilter, AuditRepository } from './audit.repository.js';
import { Audit } from './audit.service.js';
import type { AuditEntry } from './audit-entry.entity.js';
import { AUDIT_FORMATS, type AuditFormat, auditHeader, auditLine } from './audit-lines.js';
import { type AuditVerification, AuditVerifier } from './audit-verification.service.js';

const BATCH = 100;
const WORD_MAX = 100;
/** Both read the whole log. */
const WHOLE_LOG = { name: 'audit-whole-log', points: 10, seconds: 60 };

/** What admins read of the log. */
@Injectable()
export class AuditReading {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly entries: AuditRepository,
    private readonly verifier: AuditVerifier,
    private readonly limits: Limits,
  ) {}

  async page(viewer: Viewer, filter: AuditFilter, request: PageRequest): Promise<Page<AuditEntry>> {
    ensure(auditPolicy.read(viewer));
    return this.entries.page(checkedFilter(filter), request);
  }

  async verify(viewer: Viewer): Promise<AuditVerification> {
    ensure(auditPolicy.read(viewer));
    await this.limits.consume(WHOLE_LOG, viewer.memberId!);
    return this.verifier.verify();
  }

  /**
   * The filtered entries, newest first, as the lines of a file. The policy is asked before the
   * first line; taking the log away is itself an entry.
   */
  async export(
    viewer: Viewer,
    filter: AuditFilter,
    wanted: string,
  ): Promise<AsyncIterable<string>> {
    ensure(auditPolicy.read(viewer));
    const format = oneOf(wanted, AUDIT_FORMATS);
    const asked = checkedFilter(filter);
    await this.limits.consume(WHOLE_LOG, viewer.memberId!);
    await this.db.tx(() =>
      this.audit.record({
        actorId: viewer.memberId,
        action: 'audit.exported',
        subject: { kind: 'audit', id: format },
        details: { ...asked },
      }),
    );
    return this.lines(asked, format);
  }

  private async *lines(filter: AuditFilter, format: AuditFormat): AsyncIterable<string> {
    yield auditHeader(format);
    let after: string | null = null;
    do {
      const page: Page<AuditEntry> = await this.entries.page(filter, { first: BATCH, after });
      if (page.rows.length > 0) {
        yield page.rows.map((entry) => auditLine(entry, format)).join('');
      }
      after = page.hasNextPage ? page.cursorOf(page.rows.at(-1)!) : null;
    } while (after);
  }
}

function checkedFilter(filter: AuditFilter): AuditFilter {
  const { actorId, from, to } = filter;
  if (actorId && !isUuid(actorId)) throw invalid({ actorId: 'member_not_found' });
  for (const [name, date] of Object.entries({ from, to })) {
    if (date && Number.isNaN(date.getTime())) throw invalid({ [name]: 'wrong_form' });
  }
  const word = (text: string | null | undefined) => () =>
    text ? cleanText(text, { min: 0, max: WORD_MAX }) : null;
  const words = checked({
    action: word(filter.action),
    subjectKind: word(filter.subjectKind),
    subjectId: word(filter.subjectId),
  });
  return { ...words, actorId: actorId ?? null, from: from ?? null, to: to ?? null };
}
