import type { PostFacts } from '../posts/post.events.js';

declare module '@parvis/kernel' {
  interface DomainEvents {
    /** `memberId` verified it; `authorId` wrote it. */
    'answer.verified': PostFacts & { memberId: string };
    /** Also when the answer was withdrawn or its author changed its text. */
    'answer.unverified': PostFacts & { memberId: string };
  }
}
