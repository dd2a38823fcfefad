import { Injectable } from '@nestjs/common';
import { Clock, Outbox, uuidv7 } from '@parvis/kernel';
import { postFacts } from './post.events.js';
import { PostCountersRepository } from './post-counters.repository.js';
import type { WrittenText } from './post-text.service.js';
import { type NewPost, PostsRepository, type RecentPost } from './posts.repository.js';

/** Within so many milliseconds the same words in the same place are a form sent twice. */
const SAME_AGAIN_MS = 60_000;

/** What opening a thread and replying in it have in common; works in the caller's transaction. */
@Injectable()
export class PostWriter {
  constructor(
    private readonly posts: PostsRepository,
    private readonly counters: PostCountersRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * What the author wrote within the last minute, which an equal post would repeat. Holds his
   * row until the commit, so that of two equal posts in flight the second sees the first.
   */
  async justWritten(authorId: string): Promise<RecentPost | null> {
    await this.counters.lockAuthor(authorId);
    return this.posts.latestOf(authorId, new Date(this.clock.now().getTime() - SAME_AGAIN_MS));
  }

  /** Puts a post under a number that was claimed for it; returns its id. */
  async insert(
    place: Pick<NewPost, 'threadId' | 'number' | 'authorId' | 'replyToId' | 'createdAt'>,
    roomId: string,
    text: WrittenText,
  ): Promise<string> {
    const post = { ...place, id: uuidv7() };
    await this.posts.insert({ ...post, ...text });
    await this.posts.addMentions(post.id, text.mentionedIds);
    const { replyToId, authorId } = post;
    const { mentionedIds } = text;
    const facts = { ...postFacts(post, roomId), replyToId, mentionedIds };
    await this.outbox.publish('post.created', facts, authorId);
    return post.id;
  }
}
