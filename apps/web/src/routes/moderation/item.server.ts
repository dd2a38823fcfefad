import type { RequestEvent } from '@sveltejs/kit';
import { storedHtml } from '$lib/prose/stored-html';
import { run } from '$lib/server/api';
import { onServer } from '$lib/server/on-server';
import { operation } from '$lib/server/operations/document';
import { memberFace } from '$lib/server/operations/member';
import { reasonOf } from '$lib/server/reason-of';
import { type CaseAnswer, toCase } from './case-answer.server';
import { type CharterAnswer, charterFields, lettered } from './charter.server';
import { decisionFields } from './decision.server';
import { type RowAnswer, rowFields, toRow } from './row.server';
import type { ActionKind, Clause, ReviewItem } from './shapes';

const ITEM = operation(
  /* GraphQL */ `
  query ReviewItem($id: ID!) {
    reviewable(id: $id) { ...ReviewRow ...ReviewCase }
    charter { ${charterFields} }
  }
  fragment ReviewCase on Reviewable {
    closedAt
    content { title bodyMarkdown bodyHtml takenAt isCurrent contentHash }
    thread { number slug title language }
    post { number state }
    heldPost { hits { rule detail } }
    appeal {
      id state viewerCanReply
      statement { number title body }
      messages { id isStaff body createdAt author { ...MemberFace } }
    }
    flags {
      reason { code name }
      id note source score baseScore trustScore recordScore reasonScore state createdAt
      flagger { ...MemberFace }
    }
    waitingDecision { ...DecisionFields }
    decisions { ...DecisionFields }
    notes { id body createdAt author { ...MemberFace } }
    suggestedClauseCode viewerCannotDecideReason viewerCanEscalate viewerCanClaim viewerCanRelease
    record {
      trustLevel joinedAt postCount removedPosts heldPosts warnings silences suspensions
      flagsRaised flagsAgreed flagsDisagreed
      sanctions { id kind startsAt endsAt liftedAt }
      notes { id body createdAt author { ...MemberFace } }
    }
    earlier { id kind state openedAt title excerpt decisions { verb state } }
  }
  `,
  rowFields,
  decisionFields,
  memberFace,
);

const ON_AUTHOR: ActionKind[] = ['warn', 'silence', 'suspend'];

/** Members are sanctioned by the staff of the whole site; a room's moderators are not offered it. */
function allowed({ locals }: RequestEvent, possible: ActionKind[]): ActionKind[] {
  const isStaff = locals.viewer?.role === 'moderator' || locals.viewer?.role === 'admin';
  return isStaff ? possible : possible.filter((kind) => !ON_AUTHOR.includes(kind));
}

type Answer = { reviewable: (RowAnswer & CaseAnswer) | null; charter: CharterAnswer };

/** One item with all that is known of it; null when it is missing or another's to see. */
export async function itemOf(
  event: RequestEvent,
  id: string,
): Promise<{ item: ReviewItem; clauses: Clause[] } | null> {
  const { reviewable, charter } = await run<Answer>(event, ITEM, { id });
  if (!reviewable) return null;
  const { viewerCannotDecideReason: reason, content } = reviewable;
  const item: ReviewItem = {
    ...toRow(reviewable),
    ...toCase(reviewable),
    content: {
      title: content.title,
      body: storedHtml(event, content.bodyHtml),
      markdown: content.bodyMarkdown,
      contentHash: content.contentHash,
      takenAt: content.takenAt,
      isCurrent: content.isCurrent,
    },
    possibleActions: allowed(event, reviewable.possibleActions),
    refusal: reason ? await reasonOf(event, reason) : null,
    isMine: reviewable.claimedBy?.handle === event.locals.viewer?.handle,
  };
  return { item: onServer(item), clauses: onServer(lettered(charter)) };
}
