import type { AuditEntry } from './audit-entry.entity.js';
import { auditHeader, auditLine } from './audit-lines.js';

const entry: AuditEntry = {
  id: '7',
  at: new Date(0),
  actorId: null,
  actorHandle: null,
  actorRole: null,
  action: 'setting.changed',
  subjectKind: 'setting',
  subjectId: 'site.name',
  roomId: null,
  reason: '',
  details: { before: 'a, "b"', after: '=1+1' },
  previousHash: 'p',
  hash: 'h',
};

describe('a line of the exported log', () => {
  it('quotes commas and quotes', () => {
    expect(auditHeader('csv')).toMatch(/^id,at,actorId,.*,hash\r\n$/);
    expect(auditLine(entry, 'csv')).toBe(
      '7,1970-01-01T00:00:00.000Z,,,,setting.changed,setting,site.name,,,' +
        '"{""after"":""=1+1"",""before"":""a, \\""b\\""""}",p,h\r\n',
    );
  });

  it.each(['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    'keeps a spreadsheet from running %j',
    (reason) => {
      expect(auditLine({ ...entry, reason }, 'csv')).toContain(
        `"'${reason.replaceAll('"', '""')}"`,
      );
    },
  );

  it('holds in JSON what was hashed', () => {
    const line = auditLine(entry, 'jsonl');
    expect(line.endsWith('\n')).toBe(true);
    expect(JSON.parse(line)).toMatchObject({ hash: 'h', previousHash: 'p', entry: { id: '7' } });
  });
});
