import { Injectable } from '@nestjs/common';
import { groupBy, Loader } from '@parvis/kernel';
import type { Tag } from '../tags/tag.entity.js';
import { ThreadTagsRepository } from '../tags/thread-tags.repository.js';

/** The tags of threads, by name; whoever sees a thread sees its tags. */
@Injectable()
export class TagsOfThread extends Loader<string, Tag[]> {
  constructor(private readonly threadTags: ThreadTagsRepository) {
    super();
  }

  protected async batch(threadIds: readonly string[]): Promise<Map<string, Tag[]>> {
    return groupBy(await this.threadTags.tagsOf(threadIds), (tag) => tag.threadId);
  }
}
