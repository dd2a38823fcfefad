import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { DomainError, type ErrorCode } from '@parvis/kernel';
import { type AuditFilter, AuditReading } from '@parvis/moderation';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestContexts } from '../graphql/request-contexts.js';

const STATUS: Record<ErrorCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID: 400,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  INTERNAL: 500,
};
const TYPES: Record<string, string> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson; charset=utf-8',
};

type Question = Record<string, string | string[] | undefined>;

/** Files for admins to take away, written as they are read, however long they are. */
@Controller('exports')
export class ExportsController {
  constructor(
    private readonly contexts: RequestContexts,
    private readonly audit: AuditReading,
  ) {}

  /** The filter is that of the GraphQL query `audit`; times as ISO 8601. */
  @Get('audit.:format')
  async auditLog(
    @Param('format') format: string,
    @Query() question: Question,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const viewer = await this.contexts.viewerOf(request.raw);
    try {
      const lines = await this.audit.export(viewer, filterOf(question), format);
      reply.headers({
        'content-disposition': `attachment; filename="audit.${format}"`,
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'private, no-store',
      });
      return void reply.type(TYPES[format]!).send(Readable.from(lines));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { code, reason, details } = error;
      if (details.retryAfter) reply.header('retry-after', details.retryAfter);
      return void reply.code(STATUS[code]).send({ code, reason, ...details });
    }
  }
}

function filterOf(question: Question): AuditFilter {
  const word = (name: string) => {
    const value = question[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const date = (name: string) => {
    const text = word(name);
    return text === null ? null : new Date(text);
  };
  return {
    action: word('action'),
    actorId: word('actorId'),
    subjectKind: word('subjectKind'),
    subjectId: word('subjectId'),
    from: date('from'),
    to: date('to'),
  };
}
