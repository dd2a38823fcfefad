import type { Screened } from '@parvis/forum';
import type { HoldHit } from '../held-posts/held-post.entity.js';

/** What the rules made of a text, as their effects need it when it is written. */
export interface Judged extends Screened {
  hits: HoldHit[];
  /** Words that publish the post and flag it. */
  flagged: string[];
  /** Words that silence the author. */
  silencing: string[];
}
