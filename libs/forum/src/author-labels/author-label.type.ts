import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { words } from '@parvis/kernel';
import { AUTHOR_LABEL_KINDS, type AuthorLabelKind } from './author-label.js';

export const AuthorLabelKindEnum = words(AUTHOR_LABEL_KINDS);
registerEnumType(AuthorLabelKindEnum, {
  name: 'AuthorLabelKind',
  description: 'As whom somebody speaks in a thread.',
  valuesMap: {
    staff: { description: 'Somebody of the brand, or a moderator of the room.' },
    expert: { description: 'Verified by the brand in the room or a tag of the thread, now.' },
    customer: { description: 'Everybody else.' },
  },
});

@ObjectType('AuthorLabel', { description: 'As whom the author of a post speaks in its thread.' })
export class AuthorLabelType {
  @Field(() => AuthorLabelKindEnum, { description: 'Which of the three.' })
  kind: AuthorLabelKind;

  @Field(() => Date, { nullable: true, description: 'Until when an expert is verified.' })
  verifiedUntil: Date | null;
}
