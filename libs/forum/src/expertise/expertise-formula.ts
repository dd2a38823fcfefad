/**
 * How expertise is computed; docs/experts.md says why. A judgement of an answer is a trial of
 * "are his answers good?": an up vote, the choice as the answer and a verification are successes,
 * a down vote is a failure. No judgement is no trial.
 */
export const WEIGHTS = { vote: 1, accepted: 2, verified: 2 } as const;

/** Of the two-sided 95 % interval: the true share is below the lower bound once in 40 times. */
export const Z = 1.96;

/**
 * Lower bound of the score interval for a share of `successes` among `trials`, which need not be
 * whole numbers (E. B. Wilson, Probable inference, the law of succession, and statistical
 * inference, JASA 22, 1927). Few trials give a low bound, so one lucky answer makes no expert.
 */
export function wilsonLowerBound(successes: number, trials: number): number {
  if (trials <= 0) return 0;
  const share = successes / trials;
  const square = Z * Z;
  const spread = Z * Math.sqrt((share * (1 - share) + square / (4 * trials)) / trials);
  return Math.max(0, (share + square / (2 * trials) - spread) / (1 + square / trials));
}

/** The same in SQL, over columns of these names. */
export const wilsonSql = (successes: string, trials: string): string => `
  case when ${trials} <= 0 then 0 else round(greatest(0, (
    ${successes} / ${trials} + ${Z * Z} / (2 * ${trials})
    - ${Z} * sqrt(greatest(0, (${successes} / ${trials} * (1 - ${successes} / ${trials})
        + ${Z * Z} / (4 * ${trials})) / ${trials}))
  ) / (1 + ${Z * Z} / ${trials}))::numeric, 6)::float8 end`;

/** What is left of a judgement's weight: half after each half-life, by whole days in UTC; null for none. */
export const decaySql = (at: string, asOf: string, halfLifeDays: string): string => `
  case when ${at} is not null then power(0.5,
    greatest(0, ${asOf} - (${at} at time zone 'UTC')::date) / ${halfLifeDays}::float8) end`;
