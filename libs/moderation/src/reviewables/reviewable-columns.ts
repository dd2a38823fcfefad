/** What `item.*` reads as plain rows of the entity `Reviewable`. */
export const REVIEWABLE_COLUMNS = `
  item.id, item.target_kind as kind, item.target_id as "targetId", item.author_id as "authorId",
  item.room_id as "roomId", item.thread_id as "threadId", item.state, item.score, item.level,
  item.version, item.content_hash as "contentHash", item.open_count as "openCount",
  item.claimed_by_id as "claimedById", item.claimed_at as "claimedAt",
  item.opened_at as "openedAt", item.closed_at as "closedAt", item.created_at as "createdAt"`;

/** What `flag.*` reads as plain rows of the entity `Flag`. */
export const FLAG_COLUMNS = `
  flag.id, flag.reviewable_id as "reviewableId", flag.reason_id as "reasonId",
  flag.flagger_id as "flaggerId", flag.source, flag.note, flag.content_hash as "contentHash",
  flag.base_score as "baseScore", flag.trust_score as "trustScore",
  flag.record_score as "recordScore", flag.reason_score as "reasonScore", flag.score, flag.state,
  flag.created_at as "createdAt", flag.decided_at as "decidedAt"`;
