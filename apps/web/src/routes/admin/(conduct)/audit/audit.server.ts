import type { RequestEvent } from '@sveltejs/kit';
import { run } from '$lib/server/api';

const AUDIT = /* GraphQL */ `
  query Audit(
    $action: String, $actorId: ID, $subjectKind: String, $subjectId: ID, $from: DateTime,
    $to: DateTime, $after: String
  ) {
    audit(
      action: $action, actorId: $actorId, subjectKind: $subjectKind, subjectId: $subjectId
      from: $from, to: $to, first: 50, after: $after
    ) {
      nodes {
        id at actorHandle actorRole action subjectKind subjectId reason details hash
        actor { handle name } room { slug name }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
const ACTOR = /* GraphQL */ 'query AuditActor($handle: String!) { member(handle: $handle) { id } }';
export const VERIFY =
  /* GraphQL */ 'query VerifyAudit { auditVerify { entries brokenAt headHash } }';

export interface Verification {
  auditVerify: { entries: number; brokenAt: string | null; headHash: string };
}

export interface AuditEntry {
  id: string;
  at: string;
  actorHandle: string | null;
  actorRole: 'member' | 'room_moderator' | 'moderator' | 'marketer' | 'admin' | null;
  action: string;
  subjectKind: string;
  subjectId: string;
  reason: string;
  details: string;
  hash: string;
  actor: { handle: string; name: string } | null;
  room: { slug: string; name: string } | null;
}

const filters = ['action', 'actor', 'subjectKind', 'subjectId', 'from', 'to'] as const;
type Filter = (typeof filters)[number];

/** A page of the log as the address filters it, and how a file of the same is asked for. */
export async function loadAudit(event: RequestEvent) {
  const wanted = event.url.searchParams;
  const values = Object.fromEntries(
    filters.map((name) => [name, wanted.get(name)?.trim().slice(0, 100) ?? '']),
  ) as Record<Filter, string>;
  const after = wanted.get('after');
  const question = await asked(event, values);
  const { audit } = question
    ? await run<{ audit: typeof nothing }>(event, AUDIT, { ...question, after })
    : { audit: nothing };
  const link = (cursor: string | null) => `?${query({ ...values, after: cursor })}`;
  return {
    entries: audit.nodes,
    values,
    exports: question && query(question),
    newer: after ? link(null) : null,
    older: audit.pageInfo.hasNextPage ? link(audit.pageInfo.endCursor) : null,
  };
}

const nothing = {
  nodes: [] as AuditEntry[],
  pageInfo: { hasNextPage: false, endCursor: null as string | null },
};

const query = (fields: Record<string, string | null>) =>
  new URLSearchParams(
    Object.entries(fields).filter((field): field is [string, string] => !!field[1]),
  ).toString();

/** The filters as the API takes them; null when nobody bears the handle, who thus did nothing. */
async function asked(event: RequestEvent, values: Record<Filter, string>) {
  const { actor, action, subjectKind, subjectId, from, to } = values;
  let actorId: string | null = null;
  if (actor) {
    const handle = actor.replace(/^@/, '');
    const { member } = await run<{ member: { id: string } | null }>(event, ACTOR, { handle });
    if (!member) return null;
    actorId = member.id;
  }
  return {
    action: action || null,
    actorId,
    subjectKind: subjectKind || null,
    subjectId: subjectId || null,
    from: dayStart(from),
    to: dayStart(to, 1),
  };
}

/** A day of the form as a moment; the end of a span is the day after it. */
function dayStart(day: string, later = 0): string | null {
  const at = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at + later * 86_400_000).toISOString();
}
