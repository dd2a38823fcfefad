import { registerEnumType } from '@nestjs/graphql';
import { words } from '@parvis/kernel';
import { SUBSCRIPTION_LEVELS } from './subscription.entity.js';

export const SubscriptionLevelEnum = words(SUBSCRIPTION_LEVELS);
registerEnumType(SubscriptionLevelEnum, {
  name: 'SubscriptionLevel',
  description: 'How much a member wants to hear of something.',
  valuesMap: {
    watching: { description: 'Of every post.' },
    tracking: { description: 'How many posts are new.' },
    normal: { description: 'When he is mentioned or replied to.' },
    muted: { description: 'Nothing, and it is left out of his lists.' },
  },
});
