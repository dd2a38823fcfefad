import { Injectable } from '@nestjs/common';
// The events it listens to are declared where they are published.
import type {} from '@parvis/forum';
import type {} from '@parvis/identity';
import type {} from '@parvis/importer';
import { Handles, type RecordedEvent } from '@parvis/kernel';
import { AffectedRepository } from './affected.repository.js';
import { IndexFollower } from './index-follower.service.js';

/** Notes which documents an event may have changed. What became of them, the rows say. */
@Injectable()
export class IndexFeed {
  constructor(
    private readonly follower: IndexFollower,
    private readonly affected: AffectedRepository,
  ) {}

  @Handles('thread.created', 'thread.archived', 'thread.unarchived')
  async threadChanged({ payload }: RecordedEvent<'thread.created'>): Promise<void> {
    await this.follower.note('thread', [payload.threadId]);
  }

  /** What every post of a thread says of it, or whether it is to be found at all. */
  @Handles(
    'thread.renamed',
    'thread.retagged',
    'thread.moved',
    'thread.withdrawn',
    'thread.restored',
    'thread.removed',
    'thread.reinstated',
    'answer.chosen',
    'answer.unchosen',
    'answer.verified',
    'answer.unverified',
  )
  async threadAndPostsChanged({ payload }: RecordedEvent<'thread.renamed'>): Promise<void> {
    await this.follower.noteThreads([payload.threadId]);
  }

  @Handles('thread.merged')
  async threadMerged({ payload }: RecordedEvent<'thread.merged'>): Promise<void> {
    await this.follower.noteThreads([payload.threadId, payload.intoId]);
  }

  @Handles('thread.split')
  async threadSplit({ payload }: RecordedEvent<'thread.split'>): Promise<void> {
    await this.follower.noteThreads([payload.threadId, payload.newThreadId]);
  }

  @Handles(
    'post.created',
    'post.edited',
    'post.withdrawn',
    'post.restored',
    'post.removed',
    'post.reinstated',
    'vote.cast',
  )
  async postChanged({ payload }: RecordedEvent<'vote.cast'>): Promise<void> {
    await this.follower.note('post', [payload.postId]);
    await this.follower.note('thread', [payload.threadId]);
  }

  /** Its words are everybody's or its own from now on. */
  @Handles('room.changed')
  async roomChanged({ payload }: RecordedEvent<'room.changed'>): Promise<void> {
    if (!payload.changes.includes('visibility')) return;
    await this.follower.noteThreads(await this.affected.threadsOfRoom(payload.roomId));
  }

  @Handles('tag.created', 'tag.changed', 'tag.synonym_removed')
  async tagChanged({ payload }: RecordedEvent<'tag.created'>): Promise<void> {
    await this.follower.note('tag', [payload.tagId]);
    await this.follower.note('thread', await this.affected.threadsOfTag(payload.tagId));
  }

  @Handles('tag.synonym_added')
  async synonymAdded({ payload }: RecordedEvent<'tag.synonym_added'>): Promise<void> {
    await this.follower.note('tag', [payload.tagId, payload.synonymId]);
  }

  @Handles('tag.merged')
  async tagMerged({ payload }: RecordedEvent<'tag.merged'>): Promise<void> {
    await this.follower.note('tag', [payload.tagId, payload.intoId]);
    await this.follower.noteThreads(await this.affected.threadsOfTag(payload.intoId));
  }

  @Handles(
    'member.signed_up',
    'member.profile_changed',
    'member.handle_changed',
    'member.restored',
    'member.suspended',
  )
  async memberChanged({ payload }: RecordedEvent<'member.signed_up'>): Promise<void> {
    await this.follower.note('member', [payload.memberId]);
  }

  /** Threads say whether an expert answered, and he is one only while his label holds. */
  @Handles('expert.verified', 'expert.verification-ended')
  async expertChanged({ payload }: RecordedEvent<'expert.verified'>): Promise<void> {
    await this.follower.note('member', [payload.memberId]);
    await this.follower.noteThreads(await this.affected.threadsOfAuthor(payload.memberId));
  }

  /** Imports tell nothing of what they bring: whatever has no document gets one. */
  @Handles('import.finished')
  async importFinished(): Promise<void> {
    await this.follower.noteMissing();
  }
}
