import { Injectable } from '@nestjs/common';
import { groupBy, isSignedIn, Loader, type Viewer } from '@parvis/kernel';
import type { Flag } from '../reviewables/flag.entity.js';
import { MemberFlagsRepository } from './member-flags.repository.js';

/** What the viewer flagged on posts; no statement for a reader who is not signed in. */
@Injectable()
export class ViewerFlagsByPost extends Loader<string, Flag[]> {
  constructor(private readonly flags: MemberFlagsRepository) {
    super();
  }

  protected async batch(postIds: readonly string[], viewer: Viewer): Promise<Map<string, Flag[]>> {
    if (!isSignedIn(viewer)) return new Map();
    return groupBy(await this.flags.onPosts(viewer.memberId, postIds), (flag) => flag.postId);
  }
}
