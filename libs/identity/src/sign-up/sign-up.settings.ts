import { setting } from '@parvis/kernel';

/** Whether visitors may become members by themselves. */
export const SIGN_UP_IS_OPEN = setting('signUp.open', true, { public: true });
