import { Injectable } from '@nestjs/common';
import { Database, Handles, type RecordedEvent, Settings } from '@parvis/kernel';
import { ReviewablesRepository } from '../reviewables/reviewables.repository.js';
import { ReviewablesService } from '../reviewables/reviewables.service.js';
import { ReviewedContentsRepository } from '../reviewables/reviewed-contents.repository.js';
import { REVIEW_NEW_MEMBERS } from './new-member.settings.js';

/** Brings those who signed up before staff, where the site wants it. */
@Injectable()
export class NewMembersService {
  constructor(
    private readonly db: Database,
    private readonly contents: ReviewedContentsRepository,
    private readonly items: ReviewablesRepository,
    private readonly reviewables: ReviewablesService,
    private readonly settings: Settings,
  ) {}

  /** Once for each member: who has a case already, also a closed one, gets none. */
  @Handles('member.signed_up')
  async signedUp({ payload }: RecordedEvent<'member.signed_up'>): Promise<void> {
    if (!this.settings.get(REVIEW_NEW_MEMBERS)) return;
    const target = { kind: 'member', id: payload.memberId } as const;
    await this.db.tx(async () => {
      const member = await this.contents.member(target.id);
      if (!member || (await this.items.byTarget('member', target.id))) return;
      const { content, place } = member;
      const flag = { reasonCode: 'new-member', source: 'rule', flaggerId: null, note: '' } as const;
      await this.reviewables.raise({ target, content, place, level: 1, flag });
    });
  }
}
