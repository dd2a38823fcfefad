import { Injectable } from '@nestjs/common';
import { isUuid, notFound, type Viewer } from '@parvis/kernel';
import { ThreadsService } from '../threads/threads.service.js';
import type { PostRow } from './post.entity.js';
import type { PostPlace } from './post.policy.js';
import { PostsRepository } from './posts.repository.js';

/** Finds a post together with what its rules look at. */
@Injectable()
export class PostPlaces {
  constructor(
    private readonly posts: PostsRepository,
    private readonly threads: ThreadsService,
  ) {}

  /** A post the viewer may see, else NOT_FOUND, whatever hides it. */
  async visible(viewer: Viewer, id: string): Promise<PostPlace & { post: PostRow }> {
    const post = isUuid(id) ? await this.posts.byId(id) : null;
    if (!post) throw notFound('post');
    const place = await this.threads.visible(viewer, post.threadId).catch(() => null);
    if (!place) throw notFound('post');
    return { post, ...place };
  }
}
