import { Field, ObjectType } from '@nestjs/graphql';
import { TagType } from '../tags/tag.type.js';

@ObjectType({ description: 'The tag that took over the threads and followers of another.' })
export class TagMergePayload {
  @Field(() => TagType, { description: 'The tag that stays.' })
  tag: TagType;
}
