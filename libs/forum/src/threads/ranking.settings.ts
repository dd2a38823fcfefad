import { setting } from '@parvis/kernel';

/** Hours for which a question without a reply is lifted in the hot list. */
export const WAITING_HOURS = setting('ranking.waitingHours', 48, { min: 0, max: 336 });
