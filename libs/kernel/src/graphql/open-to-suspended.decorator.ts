import { Extensions } from '@nestjs/graphql';

export const OPEN_TO_SUSPENDED = 'openToSuspended';

/**
 * Marks a mutation that suspended members may call: signing out, appealing, their own
 * preferences. Every other is refused by the engine before it runs.
 */
export const OpenToSuspended = () => Extensions({ [OPEN_TO_SUSPENDED]: true });
