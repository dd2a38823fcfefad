import { Injectable } from '@nestjs/common';
import { Broadcast, Clock, Database, ensure, Limits, Outbox, type Viewer } from '@parvis/kernel';
import { scopeIn } from '../expert-verifications/expert-verification.entity.js';
import { scopesOf } from '../expert-verifications/expert-verifications.loader.js';
import { ExpertVerificationsRepository } from '../expert-verifications/expert-verifications.repository.js';
import { FEEDBACK } from '../feedback/feedback.limit.js';
import type { PostRow } from '../posts/post.entity.js';
import { postFacts } from '../posts/post.events.js';
import type { PostPlace } from '../posts/post.policy.js';
import { PostPlaces } from '../posts/post-places.service.js';
import { ThreadTagsRepository } from '../tags/thread-tags.repository.js';
import { threadHints } from '../threads/thread.events.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { AnswerVerificationsRepository } from './answer-verifications.repository.js';
import { type VerifierFacts, verifiedAnswerPolicy } from './verified-answer.policy.js';

/** Experts and staff say which answers are right; several may be, one is chosen by the asker. */
@Injectable()
export class VerifiedAnswersService {
  constructor(
    private readonly db: Database,
    private readonly places: PostPlaces,
    private readonly threads: ThreadsRepository,
    private readonly threadTags: ThreadTagsRepository,
    private readonly experts: ExpertVerificationsRepository,
    private readonly verifications: AnswerVerificationsRepository,
    private readonly limits: Limits,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /** Doing it again changes nothing. */
  async verify(viewer: Viewer, postId: string): Promise<PostRow> {
    await this.mayVerify(viewer, postId);
    await this.limits.consume(FEEDBACK, viewer.memberId!);
    await this.db.tx(async () => {
      const found = await this.places.visible(viewer, postId);
      await this.threads.lock([found.thread.id]);
      const { post, place, expert } = await this.mayVerify(viewer, postId);
      const { thread } = place;
      const scope = scopeIn(expert.scopes, { roomId: thread.roomId, tagIds: expert.tagIds });
      const added = await this.verifications.insert({
        ...{ postId, memberId: viewer.memberId!, createdAt: this.clock.now() },
        ...(scope ? { label: 'expert', ...scope } : { label: 'staff', tagId: null, roomId: null }),
      });
      if (!added) return;
      const facts = { ...postFacts(post, thread.roomId), memberId: viewer.memberId! };
      await this.outbox.publish('answer.verified', facts, viewer.memberId);
      await this.settle(place);
    });
    return (await this.places.visible(viewer, postId)).post;
  }

  /** The viewer's own, or, for moderators, that of the member named. */
  async unverify(viewer: Viewer, postId: string, memberId: string | null): Promise<PostRow> {
    const ofOthers = memberId !== null && memberId !== viewer.memberId;
    const rule = ofOthers ? verifiedAnswerPolicy.takeBackOfOthers : verifiedAnswerPolicy.takeBack;
    await this.db.tx(async () => {
      const { post, ...place } = await this.places.visible(viewer, postId);
      ensure(rule(viewer, place));
      await this.threads.lock([place.thread.id]);
      await this.drop(post, place, memberId ?? viewer.memberId, viewer.memberId);
    });
    return (await this.places.visible(viewer, postId)).post;
  }

  /** All of a post, by what became of it; part of the caller's transaction. */
  async drop(
    post: Pick<PostRow, 'id' | 'threadId' | 'authorId' | 'number'>,
    place: Pick<PostPlace, 'thread'>,
    memberId: string | null,
    actorId: string | null,
  ): Promise<void> {
    const facts = postFacts(post, place.thread.roomId);
    const gone = await this.verifications.delete(post.id, memberId);
    for (const id of gone) {
      await this.outbox.publish('answer.unverified', { ...facts, memberId: id }, actorId);
    }
    if (gone.length > 0) await this.settle(place);
  }

  private async mayVerify(
    viewer: Viewer,
    postId: string,
  ): Promise<{ post: PostRow; place: PostPlace; expert: VerifierFacts }> {
    const { post, ...place } = await this.places.visible(viewer, postId);
    const expert = await this.expert(viewer, place.thread.id);
    ensure(verifiedAnswerPolicy.verify(viewer, post, place, expert));
    return { post, place, expert };
  }

  private async expert(viewer: Viewer, threadId: string): Promise<VerifierFacts> {
    const ids = viewer.memberId ? [viewer.memberId] : [];
    const scopes = scopesOf(await this.experts.scopesOf(ids, this.clock.now()));
    const tagIds = (await this.threadTags.idsOf(threadId)).map(({ id }) => id);
    return { scopes, tagIds };
  }

  private async settle({ thread }: Pick<PostPlace, 'thread'>): Promise<void> {
    await this.verifications.refreshThreads([thread.id]);
    await this.broadcast.sendAll(threadHints(thread));
  }
}
