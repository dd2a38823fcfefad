import { Injectable } from '@nestjs/common';
import { Handles, type RecordedEvent } from '@parvis/kernel';
import { Notices } from './notices.service.js';

/** Tells experts what they are asked and named, and members that their answers were verified. */
@Injectable()
export class ExpertNotices {
  constructor(private readonly notices: Notices) {}

  @Handles('question.routed')
  routed({ id, payload }: RecordedEvent<'question.routed'>): Promise<void> {
    const { memberId, threadId: subjectId } = payload;
    return this.notices.tell('question_routed', id, [{ memberId, subjectId }]);
  }

  @Handles('answer.verified')
  answerVerified({ id, payload }: RecordedEvent<'answer.verified'>): Promise<void> {
    const { authorId: memberId, postId: subjectId } = payload;
    return this.notices.tell('answer_verified', id, [{ memberId, subjectId }]);
  }

  @Handles('expert.verified')
  expertVerified({ id, payload }: RecordedEvent<'expert.verified'>): Promise<void> {
    const { memberId, verificationId: subjectId } = payload;
    return this.notices.tell('expert_verified', id, [{ memberId, subjectId }]);
  }
}
