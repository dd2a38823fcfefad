import { Injectable } from '@nestjs/common';
import { byKey, Loader } from '@parvis/kernel';
import type { HeldPost } from './held-post.entity.js';
import { HeldPostsRepository } from './held-posts.repository.js';

/** Held texts by id, whoever asks: callers are their author, or see their reviewable. */
@Injectable()
export class HeldPostById extends Loader<string, HeldPost> {
  constructor(private readonly held: HeldPostsRepository) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, HeldPost>> {
    return byKey(await this.held.byIds(ids), (held) => held.id);
  }
}
