import { Injectable } from '@nestjs/common';
import { groupBy, Loader, type RequestContext, type Viewer } from '@parvis/kernel';
import type { Expert, Expertise } from './expert.js';
import { ExpertsRepository } from './experts.repository.js';
import { ExpertsService } from './experts.service.js';
import { SHORT_LIST_MAX } from './short-list.js';

/** Tags and rooms a member is shown an expert of, at most; more would be a list of its own. */
export const EXPERTISE_MAX = 50;

/** What members are worth where the viewer may see it, best first. */
@Injectable()
export class ExpertiseOfMember extends Loader<string, Expertise[]> {
  constructor(
    private readonly experts: ExpertsRepository,
    private readonly service: ExpertsService,
  ) {
    super();
  }

  protected async batch(
    memberIds: readonly string[],
    viewer: Viewer,
  ): Promise<Map<string, Expertise[]>> {
    const { rules } = this.service;
    const rows = await this.experts.ofMembers(viewer, memberIds, rules, EXPERTISE_MAX);
    return groupBy(rows, ({ memberId }) => memberId);
  }
}

/** The best experts of tags; whoever sees a tag sees them. */
@Injectable()
export class ExpertsOfTag extends Loader<string, Expert[]> {
  constructor(
    private readonly experts: ExpertsRepository,
    private readonly service: ExpertsService,
  ) {
    super();
  }

  protected async batch(tagIds: readonly string[], viewer: Viewer): Promise<Map<string, Expert[]>> {
    const { rules } = this.service;
    const rows = await this.experts.ofTags(viewer, tagIds, rules, SHORT_LIST_MAX);
    return groupBy(rows, ({ tagId }) => tagId!);
  }
}

const keyOf = ({ memberId, tagId, roomId }: Expertise) => `${memberId} ${tagId} ${roomId}`;
const idOf = (word: string) => (word === 'null' ? null : word);

/** The place of members in a tag or a room by score. */
@Injectable()
export class RankOfExpertise extends Loader<string, number> {
  constructor(private readonly experts: ExpertsRepository) {
    super();
  }

  ofExpertise(context: RequestContext, expertise: Expertise): Promise<number | null> {
    return this.load(context, keyOf(expertise));
  }

  protected async batch(keys: readonly string[]): Promise<Map<string, number>> {
    const places = keys.map((key) => {
      const [memberId, tagId, roomId] = key.split(' ') as [string, string, string];
      return { memberId, tagId: idOf(tagId), roomId: idOf(roomId) };
    });
    const ranks = await this.experts.ranks(places);
    return new Map(ranks.flatMap(({ rank }, i) => (rank === null ? [] : [[keys[i]!, rank]])));
  }
}
