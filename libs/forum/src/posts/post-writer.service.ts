import { Injectable } from '@nestjs/common';
import { Clock, Outbox, uuidv7 } from '@parvis/kernel';
import type { StoredText } from '../screening/post-screening.js';
import { postFacts } from './post.events.js';
import { PostCountersRepository } from './post-counters.repository.js';
import { type NewPost, PostsRepository, type RecentPost } from './posts.repository.js';
import { RepliesRepository } from './replies.repository.js';

/** Within so many milliseconds the same words in the same place are a form sent twice. */
const SAME_AGAIN_MS = 60_000;

type Opening = Pick<NewPost, 'threadId' | 'authorId' | 'createdAt'>;
type Reply = Opening & Pick<NewPost, 'id' | 'replyToId'>;

/** What opening a thread and replying in it have in common; works in the caller's transaction. */
@Injectable()
export class PostWriter {
  constructor(
    private readonly posts: PostsRepository,
    private readonly replies: RepliesRepository,
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

  /** Holds a member's row until the commit, so that his posts are written one after the other. */
  lockAuthor(authorId: string): Promise<void> {
    return this.counters.lockAuthor(authorId);
  }

  /** Writes the post that opens a thread, which counted it already; its id. */
  async open(opening: Opening, roomId: string, text: StoredText): Promise<string> {
    const post = { ...opening, id: uuidv7(), number: 1, replyToId: null };
    await this.posts.insert({ ...post, ...text });
    await this.posts.addMentions(post.id, text.mentionedIds);
    await this.tell(post, roomId, text);
    return post.id;
  }

  /** Writes a reply, counts it, and gives it the next number of its thread. */
  async reply(reply: Reply, roomId: string, text: StoredText): Promise<void> {
    const number = await this.replies.insert({ ...reply, ...text, roomId });
    await this.tell({ ...reply, number }, roomId, text);
  }

  private async tell(
    post: Reply & { number: number },
    roomId: string,
    { mentionedIds }: StoredText,
  ): Promise<void> {
    const { replyToId, authorId } = post;
    const facts = { ...postFacts(post, roomId), replyToId, mentionedIds };
    await this.outbox.publish('post.created', facts, authorId);
  }
}
