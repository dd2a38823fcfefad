import { Injectable } from '@nestjs/common';
import { isSignedIn, Loader, type Viewer } from '@parvis/kernel';
import { VotesRepository } from './votes.repository.js';

/** The viewer's votes on posts; no statement for a reader who is not signed in. */
@Injectable()
export class ViewerVoteByPost extends Loader<string, number> {
  constructor(private readonly votes: VotesRepository) {
    super();
  }

  protected async batch(postIds: readonly string[], viewer: Viewer): Promise<Map<string, number>> {
    if (!isSignedIn(viewer)) return new Map();
    const votes = await this.votes.valuesOf(viewer.memberId, postIds);
    return new Map(votes.map(({ postId, value }) => [postId, value]));
  }
}
