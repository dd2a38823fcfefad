import type { RequestEvent } from '@sveltejs/kit';
import type { Restriction } from '$lib/conduct/restrictions';
import { storedHtml } from '$lib/prose/stored-html';
import { run } from '$lib/server/api';
import { notFound } from '$lib/server/not-found';
import { operation } from '$lib/server/operations/document';
import { type MemberAnswer, memberFace, toMemberFace } from '$lib/server/operations/member';
import { type AppealState, statementLine } from '$lib/server/operations/statement';
import { reasonOf } from '$lib/server/reason-of';
import { requireViewer } from '$lib/server/require-viewer';

const STATEMENT = operation(
  /* GraphQL */ `
  query Statement($number: Int!) {
    statement(number: $number) {
      id ${statementLine}
      body language facts isOwnInitiative isAutomatedDetection isAutomatedDecision appealUntil
      viewerCanAppeal viewerCannotAppealReason
      member { ...MemberFace }
      clause { code title charterVersion }
      content { title bodyHtml }
      post { number thread { number slug title language } }
      thread { number slug title language }
      appeal {
        id decidedAt viewerCanReply
        messages { id isStaff body createdAt author { ...MemberFace } }
      }
    }
  }
`,
  memberFace,
);

interface ThreadPlace {
  number: number;
  slug: string;
  title: string;
  language: string;
}

export interface StatementAnswer {
  id: string;
  number: number;
  restriction: Restriction;
  title: string;
  body: string;
  language: string;
  facts: string;
  isOwnInitiative: boolean;
  isAutomatedDetection: boolean;
  isAutomatedDecision: boolean;
  createdAt: string;
  startsAt: string;
  endsAt: string | null;
  liftedAt: string | null;
  appealUntil: string;
  viewerCanAppeal: boolean;
  viewerCannotAppealReason: string | null;
  member: MemberAnswer | null;
  clause: { code: string; title: string; charterVersion: number };
  content: { title: string | null; bodyHtml: string } | null;
  post: { number: number; thread: ThreadPlace } | null;
  thread: ThreadPlace | null;
  appeal: {
    id: string;
    state: AppealState;
    decidedAt: string | null;
    viewerCanReply: boolean;
    messages: {
      id: string;
      isStaff: boolean;
      body: string;
      createdAt: string;
      author: MemberAnswer | null;
    }[];
  } | null;
}

/** Reads a statement of reasons; for all but its member and the team there is none. */
export async function loadStatement(event: RequestEvent<{ number: string }>) {
  const viewer = requireViewer(event);
  const statement = await statementAt(event);
  const { member, content, appeal, viewerCannotAppealReason: reason, ...shown } = statement;
  return {
    statement: shown,
    member: member && toMemberFace(member),
    isMine: member?.handle === viewer.handle,
    content: content && { title: content.title, body: storedHtml(event, content.bodyHtml) },
    appeal: appeal && {
      ...appeal,
      messages: appeal.messages.map(({ author, ...message }) => ({
        ...message,
        author: author && toMemberFace(author),
      })),
    },
    refusal: shown.viewerCanAppeal || appeal || !reason ? null : await reasonOf(event, reason),
  };
}

export async function statementAt(
  event: RequestEvent<{ number: string }>,
): Promise<StatementAnswer> {
  const { statement } = await run<{ statement: StatementAnswer | null }>(event, STATEMENT, {
    number: Number(event.params.number),
  });
  return statement ?? notFound();
}
