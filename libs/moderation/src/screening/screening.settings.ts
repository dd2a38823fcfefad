import { setting } from '@parvis/kernel';

/** Trust levels run from 0 to 4, so 5 means everyone and 0 nobody. */
const BELOW = { min: 0, max: 5 };

/** Whether moderators and admins, and room moderators in their rooms, are not screened at all. */
export const EXEMPTS_STAFF = setting('screening.exemptsStaff', true);

/** How many posts of a member of trust level 0 staff read first; 0 for none. */
export const FIRST_POSTS = setting('screening.firstPosts', 0, { min: 0, max: 100 });

/** Everything of members below this trust level is held. */
export const HOLD_BELOW = setting('screening.holdBelowTrustLevel', 0, BELOW);

/** Links out of the site are held when they come from members below this trust level. */
export const LINKS_BELOW = setting('screening.linksBelowTrustLevel', 1, BELOW);

/** Images are held when they come from members below this trust level. */
export const IMAGES_BELOW = setting('screening.imagesBelowTrustLevel', 1, BELOW);

/** Seconds in which nobody types a post: faster is held, of members of trust level 0; 0 for never. */
export const FAST_SECONDS = setting('screening.fastSeconds', 3, { min: 0, max: 60 });

/** Whether the rules also hold edits, which would else get round them. */
export const HOLDS_EDITS = setting('screening.holdsEdits', true);

/** Hours for which the action `silence` silences: a day, three, a week, thirty days. */
export const SILENCE_HOURS = setting('screening.silenceHours', 24, { min: 24, max: 720 });
