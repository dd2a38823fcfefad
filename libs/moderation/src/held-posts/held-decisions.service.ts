import { Injectable } from '@nestjs/common';
import { type HeldObstacle, type HeldWork, HeldWriting } from '@parvis/forum';
import { Clock, DomainError, HandlesAtOnce, Outbox, type PublishedEvent } from '@parvis/kernel';
import type { HeldPost } from './held-post.entity.js';
import { HeldPostsRepository } from './held-posts.repository.js';
import { factsOf } from './held-posts.service.js';

/** Carries out what staff decided on a text that was held: it appears, or it is refused. */
@Injectable()
export class HeldDecisions {
  constructor(
    private readonly held: HeldPostsRepository,
    private readonly writing: HeldWriting,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** What keeps a held text from being published now; null when nothing does. */
  async obstacle(id: string): Promise<HeldObstacle | 'held_post_settled' | null> {
    const held = await this.held.byId(id);
    if (!held || held.state === 'withdrawn' || held.state === 'published') {
      return 'held_post_settled';
    }
    return this.writing.obstacle(workOf(held));
  }

  /**
   * To leave it is to publish it, to act is to refuse it; what takes a refusal back publishes.
   * CONFLICT with the obstacle when its place is gone.
   */
  @HandlesAtOnce('decision.executed')
  async carryOut({ payload }: PublishedEvent<'decision.executed'>): Promise<void> {
    if (payload.targetKind !== 'held_post') return;
    const held = await this.held.lock(payload.targetId);
    if (!held) return;
    const { verb, decidedById } = payload;
    const refuses = verb === 'act' && payload.actions.some(({ kind }) => kind === 'refuse');
    if (refuses && held.state === 'held') await this.refuse(held, decidedById);
    const publishes =
      (verb === 'leave' && held.state === 'held') ||
      (verb === 'reverse' && held.state === 'refused');
    if (publishes) await this.publish(held, decidedById);
  }

  /** A granted appeal, or whatever else lifts a refusal, publishes what was refused. */
  @HandlesAtOnce('statement.lifted')
  async lifted({ payload, actorId }: PublishedEvent<'statement.lifted'>): Promise<void> {
    if (payload.targetKind !== 'held_post' || payload.restriction !== 'refuse') return;
    const held = await this.held.lock(payload.targetId);
    if (held?.state === 'refused') await this.publish(held, actorId);
  }

  private async refuse(held: HeldPost, actorId: string | null): Promise<void> {
    await this.held.settle(held.id, 'refused', this.clock.now());
    await this.outbox.publish('held-post.refused', factsOf(held), actorId);
  }

  private async publish(held: HeldPost, actorId: string | null): Promise<void> {
    const work = workOf(held);
    const obstacle = await this.writing.obstacle(work);
    if (obstacle) throw new DomainError('CONFLICT', obstacle);
    const postId = await this.writing.write(work);
    await this.held.settle(held.id, 'published', this.clock.now(), postId);
    await this.outbox.publish('held-post.published', { ...factsOf(held), postId }, actorId);
  }
}

function workOf(held: HeldPost): HeldWork {
  const { bodyMarkdown, bodyHtml, bodyText, mentionedIds } = held;
  return { ...held, text: { bodyMarkdown, bodyHtml, bodyText, mentionedIds } };
}
