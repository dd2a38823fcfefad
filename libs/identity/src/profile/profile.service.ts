import { Inject, Injectable } from '@nestjs/common';
import {
  Broadcast,
  CONFIG,
  type Config,
  checked,
  cleanText,
  Database,
  DomainError,
  ensure,
  LOCALES,
  MarkdownRenderer,
  mayWrite,
  mentionCandidates,
  Outbox,
  oneOf,
  signedIn,
  type Viewer,
} from '@parvis/kernel';
import {
  BIO_MAX,
  INTEREST_MAX,
  INTERESTS_MAX,
  type Member,
  THEMES,
} from '../members/member.entity.js';
import { MEMBER_HINT } from '../members/member.events.js';
import { MembersRepository } from '../members/members.repository.js';
import { cleanName } from '../members/members.service.js';
import type { ProfileInput } from './profile.inputs.js';
import { cleanTimeZone } from './time-zone.js';

/** What a member says of himself and how he wants to see the pages. */
@Injectable()
export class ProfileService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Database,
    private readonly members: MembersRepository,
    private readonly renderer: MarkdownRenderer,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
  ) {}

  /**
   * INVALID names each field that will not do. What others read is writing, which silenced and
   * suspended members do not; how they see the pages is theirs to choose.
   */
  async update(viewer: Viewer, input: ProfileInput): Promise<Member> {
    const { memberId } = signedIn(viewer);
    if ([input.name, input.bio, input.interests].some((given) => given != null)) {
      ensure(mayWrite(viewer));
    }
    const changes = await this.changes(input);
    const names = Object.keys(changes).filter((name) => name !== 'bioHtml');
    if (names.length > 0) {
      await this.db.tx(async () => {
        await this.members.update(memberId, changes);
        const changed = { memberId, changes: names };
        await this.outbox.publish('member.profile_changed', changed, memberId);
        await this.broadcast.send(MEMBER_HINT, memberId);
      });
    }
    return (await this.members.byId(memberId))!;
  }

  private async changes(input: ProfileInput): Promise<Partial<Member>> {
    const given = <T, R>(value: T | null | undefined, check: (value: T) => R) =>
      value == null ? () => undefined : () => check(value);
    const values = checked({
      name: given(input.name, cleanName),
      bio: given(input.bio, (bio) => cleanText(bio, { max: BIO_MAX, min: 0, multiline: true })),
      interests: given(input.interests, cleanInterests),
      locale: given(input.locale, (word) => oneOf(word, LOCALES)),
      timeZone: given(input.timeZone, (name) => (name === '' ? null : cleanTimeZone(name))),
      theme: given(input.theme, (word) => oneOf(word, THEMES)),
      acceptsRoutedQuestions: given(input.acceptsRoutedQuestions, (accepts) => accepts),
    });
    const { bio, ...changes } = values;
    if (bio !== undefined) Object.assign(changes, await this.biography(bio));
    return Object.fromEntries(
      Object.entries(changes).filter(([, value]) => value !== undefined),
    ) as Partial<Member>;
  }

  private async biography(bio: string): Promise<Pick<Member, 'bioMarkdown' | 'bioHtml'>> {
    const mentioned = await this.members.byHandles(mentionCandidates(bio));
    const handles = mentioned.map((member) => member.handle.toLowerCase());
    try {
      const options = { handles, siteOrigin: new URL(this.config.siteUrl).origin };
      const { html } = await this.renderer.render(bio, options);
      return { bioMarkdown: bio, bioHtml: html };
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'INVALID') throw error;
      throw new DomainError('INVALID', 'invalid_fields', { fields: { bio: error.reason } });
    }
  }
}

/** Each word once, whatever its case, in the order given. */
function cleanInterests(interests: string[]): string[] {
  if (interests.length > INTERESTS_MAX) {
    throw new DomainError('INVALID', 'too_many', { params: { max: INTERESTS_MAX } });
  }
  const cleaned = interests.map((interest) => cleanText(interest, { max: INTEREST_MAX }));
  return [...new Map(cleaned.map((word) => [word.toLowerCase(), word])).values()];
}
