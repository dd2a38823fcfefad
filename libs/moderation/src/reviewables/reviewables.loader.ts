import { Injectable } from '@nestjs/common';
import { byKey, groupBy, Loader, type Viewer } from '@parvis/kernel';
import type { Flag } from './flag.entity.js';
import { FlagsRepository } from './flags.repository.js';
import type { Reviewable, ReviewableSnapshot } from './reviewable.entity.js';
import { ReviewablesRepository } from './reviewables.repository.js';
import { type SnapshotHead, SnapshotsRepository } from './snapshots.repository.js';

/** Reviewables by id, as far as the viewer may see them. */
@Injectable()
export class ReviewableById extends Loader<string, Reviewable> {
  constructor(private readonly items: ReviewablesRepository) {
    super();
  }

  protected async batch(ids: readonly string[], viewer: Viewer) {
    return byKey(await this.items.visibleTo(viewer, ids), (item) => item.id);
  }
}

/** The latest flags of each, oldest first. */
@Injectable()
export class FlagsByReviewable extends Loader<string, Flag[]> {
  constructor(private readonly flags: FlagsRepository) {
    super();
  }

  protected async batch(ids: readonly string[]) {
    return groupBy(await this.flags.latestOf(ids), (flag) => flag.reviewableId);
  }
}

@Injectable()
export class FlagCountByReviewable extends Loader<string, number> {
  constructor(private readonly flags: FlagsRepository) {
    super();
  }

  protected async batch(ids: readonly string[]) {
    const counts = await this.flags.countsOf(ids);
    return new Map(counts.map(({ id, count }) => [id, count]));
  }
}

@Injectable()
export class ReasonIdsByReviewable extends Loader<string, string[]> {
  constructor(private readonly flags: FlagsRepository) {
    super();
  }

  protected async batch(ids: readonly string[]) {
    const found = await this.flags.reasonsOf(ids);
    return new Map(found.map(({ id, reasonIds }) => [id, reasonIds]));
  }
}

/** What a list shows of the content that stands now. */
@Injectable()
export class HeadByReviewable extends Loader<string, SnapshotHead> {
  constructor(private readonly snapshots: SnapshotsRepository) {
    super();
  }

  protected async batch(ids: readonly string[]) {
    return byKey(await this.snapshots.headsOf(ids), ({ id }) => id);
  }
}

/** The content that stands now. */
@Injectable()
export class CurrentSnapshotByReviewable extends Loader<string, ReviewableSnapshot> {
  constructor(private readonly snapshots: SnapshotsRepository) {
    super();
  }

  protected async batch(ids: readonly string[]) {
    return byKey(await this.snapshots.currentOf(ids), (snapshot) => snapshot.reviewableId);
  }
}

@Injectable()
export class SnapshotsByReviewable extends Loader<string, ReviewableSnapshot[]> {
  constructor(private readonly snapshots: SnapshotsRepository) {
    super();
  }

  protected async batch(ids: readonly string[]) {
    return groupBy(await this.snapshots.latestOf(ids), (snapshot) => snapshot.reviewableId);
  }
}

/** The author's latest reviewables that the viewer may see, one more than a case shows. */
@Injectable()
export class ReviewablesByAuthor extends Loader<string, Reviewable[]> {
  constructor(private readonly items: ReviewablesRepository) {
    super();
  }

  protected async batch(authorIds: readonly string[], viewer: Viewer) {
    const items = await this.items.latestByAuthor(viewer, authorIds, EARLIER_SHOWN + 1);
    return groupBy(items, (item) => item.authorId!);
  }
}

export const EARLIER_SHOWN = 10;
