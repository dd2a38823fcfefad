import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, ROLES, type Role, words } from '@parvis/kernel';

export const MemberRoleEnum = words(ROLES);
registerEnumType(MemberRoleEnum, {
  name: 'MemberRole',
  description: 'What somebody is on this site; each is shown as a badge but `member`.',
});

@ObjectType('Member', { description: 'Somebody who takes part, as everyone may see him.' })
export class MemberType {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field({
    description: 'The word in his address, `/m/handle`, and after an @. 1 to 30 characters.',
  })
  handle: string;

  @Field({ description: 'His name, at most 60 characters.' })
  name: string;

  @Field(() => MemberRoleEnum, { description: 'His role on the whole site.' })
  role: Role;

  @Field(() => Int, { description: 'Earned trust, 0 to 4.' })
  trustLevel: number;

  @Field(() => [String], { description: 'What he cares about, at most 20 words.' })
  interests: string[];

  @Field(() => Int, { description: 'Threads he opened that still stand.' })
  threadCount: number;

  @Field(() => Int, { description: 'Posts of his that still stand, openings among them.' })
  postCount: number;

  @Field(() => Int, { description: 'Posts of his that solve a question.' })
  answerCount: number;

  @Field({ description: 'Since when he is here.' })
  createdAt: Date;
}

export const MemberConnection = connectionOf(MemberType);
