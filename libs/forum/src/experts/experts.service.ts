import { Injectable } from '@nestjs/common';
import {
  Clock,
  isUuid,
  type Page,
  type PageRequest,
  pageOf,
  Settings,
  type Viewer,
} from '@parvis/kernel';
import { HALF_LIFE_DAYS, MINIMUM_SCORE } from '../expertise/expertise.settings.js';
import { WEIGHTS, Z } from '../expertise/expertise-formula.js';
import { roomPolicy } from '../rooms/room.policy.js';
import { RoomsRepository } from '../rooms/rooms.repository.js';
import { TagsService } from '../tags/tags.service.js';
import { type Expert, type ExpertScope, WHOLE_FORUM } from './expert.js';
import { type ExpertRules, ExpertsRepository } from './experts.repository.js';

/** Who knows what, as far as the viewer may see where it was shown. */
@Injectable()
export class ExpertsService {
  constructor(
    private readonly experts: ExpertsRepository,
    private readonly tags: TagsService,
    private readonly rooms: RoomsRepository,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** An empty page for a tag or room that the viewer may not see, as for one that is not. */
  async directory(
    viewer: Viewer,
    wanted: { tagSlug?: string | null; roomId?: string | null },
    request: PageRequest,
  ): Promise<Page<Expert>> {
    const scope = await this.scope(viewer, wanted);
    if (!scope) return pageOf<Expert>([], request.first, String);
    return this.experts.directory(viewer, scope, this.rules, request);
  }

  get rules(): ExpertRules {
    return { now: this.clock.now(), minimum: this.settings.get(MINIMUM_SCORE) };
  }

  get formula() {
    return {
      halfLifeDays: this.settings.get(HALF_LIFE_DAYS),
      minimumScore: this.settings.get(MINIMUM_SCORE),
      z: Z,
      acceptedWeight: WEIGHTS.accepted,
      verifiedWeight: WEIGHTS.verified,
    };
  }

  private async scope(
    viewer: Viewer,
    { tagSlug, roomId }: { tagSlug?: string | null; roomId?: string | null },
  ): Promise<ExpertScope | null> {
    if (tagSlug) {
      const tag = await this.tags.visibleBySlug(viewer, tagSlug);
      return tag && { tagId: tag.id, roomId: null };
    }
    if (!roomId) return WHOLE_FORUM;
    const room = isUuid(roomId) ? await this.rooms.byId(roomId) : null;
    return room && !roomPolicy.see(viewer, room) ? { tagId: null, roomId: room.id } : null;
  }
}
