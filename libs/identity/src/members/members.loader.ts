import { Injectable } from '@nestjs/common';
import { byKey, Loader, type Viewer } from '@parvis/kernel';
import { ContactLooks } from './contact-looks.service.js';
import type { Member } from './member.entity.js';
import { type Biography, MembersRepository } from './members.repository.js';

@Injectable()
export class MemberById extends Loader<string, Member> {
  constructor(private readonly members: MembersRepository) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, Member>> {
    return byKey(await this.members.byIds(ids), (member) => member.id);
  }
}

/** Apart from the member, because every page needs authors and few need what they say of themselves. */
@Injectable()
export class BiographyByMember extends Loader<string, Biography> {
  constructor(private readonly members: MembersRepository) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, Biography>> {
    return byKey(await this.members.biographies(ids), (biography) => biography.id);
  }
}

/** Whether an account of another may be shown: once the look at all of a request is recorded. */
@Injectable()
export class AccountIsSeen extends Loader<string, boolean> {
  constructor(private readonly looks: ContactLooks) {
    super();
  }

  protected async batch(ids: readonly string[], viewer: Viewer): Promise<Map<string, boolean>> {
    await this.looks.record(viewer, ids);
    return new Map(ids.map((id) => [id, true]));
  }
}
