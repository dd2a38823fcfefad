/** What `decision.*` reads as plain rows of the entity `Decision`. */
export const DECISION_COLUMNS = `
  decision.id, decision.reviewable_id as "reviewableId", decision.verb, decision.actions,
  decision.clause_id as "clauseId", decision.facts, decision.decided_by_id as "decidedById",
  decision.is_automated as "isAutomated", decision.content_hash as "contentHash", decision.state,
  decision.void_reason as "voidReason", decision.reverses_id as "reversesId",
  decision.batch_id as "batchId", decision.opened_at as "openedAt",
  decision.decided_at as "decidedAt", decision.execute_after as "executeAfter",
  decision.settled_at as "settledAt"`;
