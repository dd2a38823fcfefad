import type { Refusal } from '@parvis/kernel';

/** Refusals that say: this power is not yours. */
const POWER = new Set([
  'admins_only',
  'moderators_only',
  'staff_only',
  'own_decision',
  'own_case',
  'own_appeal',
  'own_reviewable',
  'not_yours',
  'level_too_high',
]);

/** Fields by which staff act: what they are refused there they were reaching for. */
const STAFF_FIELD =
  /^(?:reviewable|decision|staffNote|memberRecord|memberTrust|memberSetRole|audit|queueHealth|watchedWord|charterPublish|flagReason|trustThreshold|setting|appeal|statement|room(?:Create|Update|Member|s)|thread(?:Lock|Unlock|Archive|Unarchive|Pin|Unpin|Move|Merge|Split|Retag)|tag)/;

/** Whether a refusal is one of power, and no everyday one such as a vote for one's own post. */
export const isReach = ({ reason, field, code }: Refusal): boolean =>
  STAFF_FIELD.test(field) || (code === 'FORBIDDEN' && POWER.has(reason));
