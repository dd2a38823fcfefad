import type { ReactionKind } from './reaction.entity.js';

declare module '@parvis/kernel' {
  interface DomainEvents {
    'reaction.added': ReactionFacts;
    'reaction.removed': ReactionFacts;
  }
}

interface ReactionFacts {
  postId: string;
  threadId: string;
  /** Who wrote the post. */
  authorId: string;
  kind: ReactionKind;
}
