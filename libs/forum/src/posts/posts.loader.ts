import { Injectable } from '@nestjs/common';
import { byKey, excerptOf, Loader } from '@parvis/kernel';
import type { PostRow } from './post.entity.js';
import { PostsRepository } from './posts.repository.js';

/** Posts by id, whether or not the viewer may see them: callers ask the policy. */
@Injectable()
export class PostById extends Loader<string, PostRow> {
  constructor(private readonly posts: PostsRepository) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, PostRow>> {
    return byKey(await this.posts.byIds(ids), (post) => post.id);
  }
}

@Injectable()
export class OpeningByThread extends Loader<string, PostRow> {
  constructor(private readonly posts: PostsRepository) {
    super();
  }

  protected async batch(threadIds: readonly string[]): Promise<Map<string, PostRow>> {
    return byKey(await this.posts.openings(threadIds), (post) => post.threadId);
  }
}

/** The Markdown of posts whose text the viewer may read. */
@Injectable()
export class SourceByPost extends Loader<string, string> {
  constructor(private readonly posts: PostsRepository) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, string>> {
    const sources = await this.posts.sources(ids);
    return new Map(sources.map(({ id, bodyMarkdown }) => [id, bodyMarkdown]));
  }
}

/** The rendered text of posts that do not stand, for those who may read it all the same. */
@Injectable()
export class WithheldByPost extends Loader<string, string> {
  constructor(private readonly posts: PostsRepository) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, string>> {
    const texts = await this.posts.texts(ids);
    return new Map(texts.map(({ id, bodyHtml }) => [id, bodyHtml]));
  }
}

/** The first words of threads whose opening post stands. */
@Injectable()
export class ExcerptByThread extends Loader<string, string> {
  constructor(private readonly posts: PostsRepository) {
    super();
  }

  protected async batch(threadIds: readonly string[]): Promise<Map<string, string>> {
    const openings = await this.posts.openingWords(threadIds);
    return new Map(openings.map(({ threadId, words }) => [threadId, excerptOf(words)]));
  }
}
