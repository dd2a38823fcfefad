import { Injectable } from '@nestjs/common';
import { HandlesAtOnce, type PublishedEvent } from '@parvis/kernel';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { AnswerVerificationsRepository } from './answer-verifications.repository.js';
import { VerifiedAnswersService } from './verified-answers.service.js';

type OfThread = 'thread.retagged' | 'thread.moved' | 'thread.merged' | 'thread.split';

/**
 * Keeps verifications and their counters true in the transaction that changes an answer. Whoever
 * withdraws an answer or changes its words loses them: others vouched for that text, standing. A
 * removal by staff lets them rest until the post is back.
 */
@Injectable()
export class VerifiedAnswerUpkeep {
  constructor(
    private readonly service: VerifiedAnswersService,
    private readonly verifications: AnswerVerificationsRepository,
    private readonly threads: ThreadsRepository,
  ) {}

  @HandlesAtOnce('post.created')
  async replied({ payload }: PublishedEvent<'post.created'>): Promise<void> {
    if (payload.number > 1) {
      await this.verifications.countReply(payload.threadId, payload.postId);
    }
  }

  @HandlesAtOnce('post.withdrawn', 'post.edited')
  async rewritten({
    name,
    payload,
    actorId,
  }: PublishedEvent<'post.withdrawn' | 'post.edited'>): Promise<void> {
    const { postId: id, number } = payload;
    if (number === 1) return;
    if (name === 'post.withdrawn' || actorId === payload.authorId) {
      const thread = (await this.threads.byId(payload.threadId))!;
      await this.service.drop({ ...payload, id }, { thread }, null, actorId);
    }
    if (name === 'post.withdrawn') await this.verifications.refreshThreads([payload.threadId]);
  }

  @HandlesAtOnce('post.restored', 'post.removed', 'post.reinstated')
  async standingChanged({
    payload,
  }: PublishedEvent<'post.restored' | 'post.removed' | 'post.reinstated'>): Promise<void> {
    if (payload.number > 1) await this.verifications.refreshThreads([payload.threadId]);
  }

  @HandlesAtOnce('thread.retagged', 'thread.moved', 'thread.merged', 'thread.split')
  async threadChanged({ payload }: PublishedEvent<OfThread>): Promise<void> {
    const other =
      'intoId' in payload ? payload.intoId : 'newThreadId' in payload ? payload.newThreadId : null;
    await this.verifications.refreshThreads([payload.threadId, ...(other ? [other] : [])]);
  }

  @HandlesAtOnce('tag.merged')
  async tagMerged({ payload }: PublishedEvent<'tag.merged'>): Promise<void> {
    const ids = await this.verifications.threadsWithExperts(payload.intoId);
    if (ids.length > 0) await this.verifications.refreshThreads(ids);
  }
}
