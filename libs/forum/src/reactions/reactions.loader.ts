import { Injectable } from '@nestjs/common';
import { isSignedIn, Loader, type Viewer } from '@parvis/kernel';
import type { ReactionKind } from './reaction.entity.js';
import { ReactionsRepository } from './reactions.repository.js';

/** The kinds the viewer gave to posts; no statement for a reader who is not signed in. */
@Injectable()
export class ViewerReactionsByPost extends Loader<string, Set<ReactionKind>> {
  constructor(private readonly reactions: ReactionsRepository) {
    super();
  }

  protected async batch(postIds: readonly string[], viewer: Viewer) {
    const kinds = new Map<string, Set<ReactionKind>>();
    if (!isSignedIn(viewer)) return kinds;
    for (const { postId, kind } of await this.reactions.kindsOf(viewer.memberId, postIds)) {
      kinds.set(postId, (kinds.get(postId) ?? new Set()).add(kind));
    }
    return kinds;
  }
}
