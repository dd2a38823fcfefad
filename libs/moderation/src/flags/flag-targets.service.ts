import { Injectable } from '@nestjs/common';
import { type PostPlace, PostPlaces, type PostRow } from '@parvis/forum';
import { type Member, MembersService } from '@parvis/identity';
import { type Denial, ensure, invalid, notFound, type Viewer } from '@parvis/kernel';
import type { ReviewableLevel } from '../reviewables/reviewable.entity.js';
import {
  type Reviewed,
  ReviewedContentsRepository,
} from '../reviewables/reviewed-contents.repository.js';

/** What a flag may be about, as a client names it. */
export interface TargetInput {
  postId?: string | null;
  memberId?: string | null;
}

/** A post or member the viewer may flag, not yet read. */
export interface FlagTarget {
  kind: 'post' | 'member';
  id: string;
  level: ReviewableLevel;
}

export interface TargetRules {
  onPost: (viewer: Viewer, post: PostRow, place: PostPlace) => Denial | null;
  onMember: (viewer: Viewer, member: Member) => Denial | null;
}

/** Finds what is to be flagged and asks the rules. */
@Injectable()
export class FlagTargets {
  constructor(
    private readonly places: PostPlaces,
    private readonly members: MembersService,
    private readonly contents: ReviewedContentsRepository,
  ) {}

  /** NOT_FOUND for what the viewer does not see, INVALID unless exactly one thing is named. */
  async allowed(viewer: Viewer, input: TargetInput, rules: TargetRules): Promise<FlagTarget> {
    const { postId, memberId } = input;
    if ((postId == null) === (memberId == null)) throw invalid({ postId: 'one_of_two' });
    if (postId != null) {
      const { post, ...place } = await this.places.visible(viewer, postId);
      ensure(rules.onPost(viewer, post, place));
      return { kind: 'post', id: post.id, level: 0 };
    }
    const member = await this.members.byId(memberId!);
    if (!member) throw notFound('member');
    ensure(rules.onMember(viewer, member));
    return { kind: 'member', id: member.id, level: 1 };
  }

  /** The target as it reads now, held until the commit, so that no edit slips in between. */
  async read({ kind, id }: FlagTarget): Promise<Reviewed> {
    const found =
      kind === 'post' ? await this.contents.post(id, true) : await this.contents.member(id);
    if (!found) throw notFound(kind);
    return found;
  }
}
