import { setting } from '@parvis/kernel';

/** Days after which a judgement of an answer counts half. */
export const HALF_LIFE_DAYS = setting('experts.halfLifeDays', 365, {
  min: 7,
  max: 3_650,
  public: true,
});

/** Scores below are not shown as expertise and get no questions; two accepted answers reach it. */
export const MINIMUM_SCORE = setting('experts.minimumScore', 0.5, { min: 0, max: 1, public: true });
