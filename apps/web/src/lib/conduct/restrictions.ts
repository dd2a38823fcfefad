/** What a decision may do to words or to their author; each is explained by one statement. */
export type Restriction = 'hide' | 'remove' | 'refuse' | 'lock' | 'silence' | 'suspend' | 'warn';

interface Spell {
  restriction: Restriction;
  endsAt: string | null;
  liftedAt: string | null;
}

/** Where a restriction stands: lifted, over, in force, or said once and done. */
export function standing({ restriction, endsAt, liftedAt }: Spell, now: number) {
  if (liftedAt) return 'lifted';
  if (restriction === 'warn' || restriction === 'refuse') return 'said';
  return endsAt && Date.parse(endsAt) <= now ? 'over' : 'inForce';
}
