import { Injectable } from '@nestjs/common';
import { isSignedIn, Loader, type Viewer } from '@parvis/kernel';
import type { SubscriptionLevel } from './subscription.entity.js';
import { type SubscriptionSubject, SubscriptionsRepository } from './subscriptions.repository.js';

/** The viewer's level for things of one kind; no statement for a reader who is not signed in. */
abstract class ViewerLevel extends Loader<string, SubscriptionLevel> {
  protected abstract readonly subject: SubscriptionSubject;

  constructor(private readonly subscriptions: SubscriptionsRepository) {
    super();
  }

  protected async batch(
    ids: readonly string[],
    viewer: Viewer,
  ): Promise<Map<string, SubscriptionLevel>> {
    if (!isSignedIn(viewer)) return new Map();
    const rows = await this.subscriptions.levelsOf(viewer.memberId, this.subject, ids);
    return new Map(rows.map(({ id, level }) => [id, level]));
  }
}

@Injectable()
export class ViewerLevelByRoom extends ViewerLevel {
  protected readonly subject = 'room';

  constructor(subscriptions: SubscriptionsRepository) {
    super(subscriptions);
  }
}

@Injectable()
export class ViewerLevelByThread extends ViewerLevel {
  protected readonly subject = 'thread';

  constructor(subscriptions: SubscriptionsRepository) {
    super(subscriptions);
  }
}

@Injectable()
export class ViewerLevelByTag extends ViewerLevel {
  protected readonly subject = 'tag';

  constructor(subscriptions: SubscriptionsRepository) {
    super(subscriptions);
  }
}

@Injectable()
export class ViewerLevelByMember extends ViewerLevel {
  protected readonly subject = 'member';

  constructor(subscriptions: SubscriptionsRepository) {
    super(subscriptions);
  }
}
