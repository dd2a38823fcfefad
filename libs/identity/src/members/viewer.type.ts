import { Field, ObjectType } from '@nestjs/graphql';
import { AccountType } from './account.type.js';
import { MemberType } from './member.type.js';

@ObjectType('Viewer', { description: 'Whoever is signed in.' })
export class ViewerType {
  @Field(() => MemberType, { description: 'As others see him.' })
  member: MemberType;

  @Field(() => AccountType, { description: 'What only he and admins see.' })
  account: AccountType;
}
