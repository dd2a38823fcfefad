import { setting } from '@parvis/kernel';

/** Minutes after which a question that nobody answered is offered to experts; 0 for never. */
export const ROUTING_MINUTES = setting('experts.routingMinutes', 60, { min: 0, max: 10_080 });
/** Experts to whom one question is offered at the same time. */
export const ROUTED_PER_QUESTION = setting('experts.routedPerQuestion', 3, { min: 1, max: 20 });
/** Questions offered to one expert on one day, by UTC. */
export const ROUTED_PER_DAY = setting('experts.routedPerDay', 5, { min: 1, max: 100 });
