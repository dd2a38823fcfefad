import { Injectable } from '@nestjs/common';
import { byKey, Clock, groupBy, Loader, type Viewer } from '@parvis/kernel';
import {
  type ExpertScopes,
  type ExpertVerification,
  NO_SCOPES,
} from './expert-verification.entity.js';
import { ExpertVerificationsRepository } from './expert-verifications.repository.js';

/** What members are verified in now, as far as the viewer may see the tag or room. */
@Injectable()
export class VerificationsOfMember extends Loader<string, ExpertVerification[]> {
  constructor(
    private readonly verifications: ExpertVerificationsRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  protected async batch(
    ids: readonly string[],
    viewer: Viewer,
  ): Promise<Map<string, ExpertVerification[]>> {
    const rows = await this.verifications.visibleOf(viewer, ids, this.clock.now());
    return groupBy(rows, (row) => row.memberId);
  }
}

/** By id, whether or not the viewer may see what it is of: callers ask the policy. */
@Injectable()
export class ExpertVerificationById extends Loader<string, ExpertVerification> {
  constructor(private readonly all: ExpertVerificationsRepository) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, ExpertVerification>> {
    return byKey(await this.all.byIds(ids), ({ id }) => id);
  }
}

/** Where members may speak as experts now; for rules, not for showing. */
@Injectable()
export class ScopesOfMember extends Loader<string, ExpertScopes> {
  constructor(
    private readonly verifications: ExpertVerificationsRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, ExpertScopes>> {
    const rows = groupBy(
      await this.verifications.scopesOf(ids, this.clock.now()),
      (row) => row.memberId,
    );
    return new Map(ids.map((id) => [id, scopesOf(rows.get(id) ?? [])]));
  }
}

export function scopesOf(
  rows: readonly { tagId: string | null; roomId: string | null }[],
): ExpertScopes {
  if (rows.length === 0) return NO_SCOPES;
  const ids = (of: (row: (typeof rows)[number]) => string | null) =>
    new Set(rows.map(of).filter((id) => id !== null));
  return { tagIds: ids((row) => row.tagId), roomIds: ids((row) => row.roomId) };
}
