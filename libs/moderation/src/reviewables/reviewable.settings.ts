import { setting } from '@parvis/kernel';
import { CLAIMINGS, type Claiming } from './reviewable.policy.js';

/** Whether staff reserve items of the queue: `off`, `optional` or `required` before deciding. */
export const CLAIMING = setting<Claiming>('moderation.claiming', 'optional', {
  options: CLAIMINGS,
});
