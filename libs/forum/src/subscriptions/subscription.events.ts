import type { SubscriptionLevel } from './subscription.entity.js';
import type { SubscriptionSubject } from './subscriptions.repository.js';

declare module '@parvis/kernel' {
  interface DomainEvents {
    'subscription.set': {
      subject: SubscriptionSubject;
      subjectId: string;
      level: SubscriptionLevel;
    };
    'subscription.removed': { subject: SubscriptionSubject; subjectId: string };
  }
}
