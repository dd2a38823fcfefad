import { Injectable } from '@nestjs/common';
import { byKey, Loader } from '@parvis/kernel';
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
