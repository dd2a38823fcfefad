import { Field, ObjectType } from '@nestjs/graphql';
import { PostType } from '../posts/post.type.js';
import { ThreadType } from '../threads/thread.type.js';

@ObjectType({ description: 'The question after the choice.' })
export class AnswerPayload {
  @Field(() => ThreadType, { description: 'The question.' })
  thread: ThreadType;

  @Field(() => PostType, { nullable: true, description: 'Its answer; null when it has none.' })
  post: PostType | null;
}
