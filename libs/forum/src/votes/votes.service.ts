import { Injectable } from '@nestjs/common';
import {
  Broadcast,
  Clock,
  Database,
  ensure,
  invalid,
  Limits,
  Outbox,
  type Viewer,
} from '@parvis/kernel';
import { FEEDBACK } from '../feedback/feedback.limit.js';
import type { PostRow } from '../posts/post.entity.js';
import { PostPlaces } from '../posts/post-places.service.js';
import { threadHints } from '../threads/thread.events.js';
import { votePolicy } from './vote.policy.js';
import { VotesRepository } from './votes.repository.js';

@Injectable()
export class VotesService {
  constructor(
    private readonly db: Database,
    private readonly places: PostPlaces,
    private readonly votes: VotesRepository,
    private readonly limits: Limits,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /** Sets the viewer's vote to 1, -1 or, to take it back, 0; the same vote again changes nothing. */
  async cast(viewer: Viewer, postId: string, value: number): Promise<PostRow> {
    if (value !== 1 && value !== -1 && value !== 0) throw invalid({ value: 'not_an_option' });
    const { post, ...place } = await this.places.visible(viewer, postId);
    ensure(votePolicy.cast(viewer, post, place, value));
    const { thread } = place;
    const memberId = viewer.memberId!;
    await this.limits.consume(FEEDBACK, memberId);
    const openedId = post.number === 1 ? thread.id : null;
    const voteScore = await this.db.tx(async () => {
      await this.votes.lock(postId, openedId);
      const before = await this.votes.valueOf(postId, memberId);
      if (before === value) return null;
      if (value === 0) await this.votes.delete(postId, memberId);
      else await this.votes.put(postId, memberId, value, this.clock.now());
      const facts = { postId, threadId: thread.id, authorId: post.authorId, before, after: value };
      await this.outbox.publish('vote.cast', facts, memberId);
      // Lists show the score of ideas, answers' scores stand on the page of the thread alone.
      const hints = threadHints(thread);
      await this.broadcast.sendAll(openedId ? hints : hints.filter((hint) => hint.id !== '*'));
      return this.votes.count(postId, openedId, value - before);
    });
    return { ...post, voteScore: voteScore ?? post.voteScore };
  }
}
