import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('MemberRecord', {
  description: 'What staff know of a member: what was done, what he flagged, what they noted.',
})
export class MemberRecordType {
  @Field(() => Int, { description: 'Earned trust, 0 to 4.' })
  trustLevel: number;

  @Field(() => Int, { description: 'Posts of his that stand.' })
  postCount: number;
}
