import { Injectable } from '@nestjs/common';
import { isSignedIn, Loader, type Viewer } from '@parvis/kernel';
import { BookmarksRepository } from './bookmarks.repository.js';

/** Whether the viewer bookmarked posts; no statement for a reader who is not signed in. */
@Injectable()
export class ViewerHasBookmarked extends Loader<string, boolean> {
  constructor(private readonly bookmarks: BookmarksRepository) {
    super();
  }

  protected async batch(postIds: readonly string[], viewer: Viewer): Promise<Map<string, boolean>> {
    if (!isSignedIn(viewer)) return new Map();
    const rows = await this.bookmarks.postsOf(viewer.memberId, postIds);
    return new Map(rows.map(({ postId }) => [postId, true]));
  }
}
