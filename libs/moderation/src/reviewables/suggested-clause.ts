import type { FlagReason } from '../reasons/flag-reason.entity.js';
import type { Flag } from './flag.entity.js';

/**
 * The clause of the reason whose pending flags weigh most; of all its flags when none is pending.
 * An opened case weighs like any other flag, so that what members say of it goes before.
 */
export function suggestedClause(
  flags: readonly Pick<Flag, 'reasonId' | 'state' | 'score' | 'source'>[],
  reasons: readonly (Pick<FlagReason, 'id' | 'clauseCode' | 'position'> | null)[],
): string | null {
  const pending = flags.filter(({ state }) => state === 'pending');
  const weights = new Map<string, number>();
  for (const { reasonId, score } of pending.length > 0 ? pending : flags) {
    weights.set(reasonId, (weights.get(reasonId) ?? 0) + score);
  }
  const [first] = reasons
    .filter((reason) => reason !== null && weights.has(reason.id))
    .sort((a, b) => weights.get(b!.id)! - weights.get(a!.id)! || a!.position - b!.position);
  return first?.clauseCode ?? null;
}
