import { Field, Float, ObjectType } from '@nestjs/graphql';
import { type Thread, ThreadType } from '@parvis/forum';

@ObjectType('SimilarThread', { description: 'A thread that may hold the answer already.' })
export class SimilarThreadType {
  @Field(() => ThreadType, { description: 'The thread.' })
  thread: Thread;

  @Field(() => Float, {
    description: 'How much it resembles the question, from 0 to 1; comparable between questions.',
  })
  likeness: number;

  @Field({
    description: 'Whether it almost surely asks the same, so that asking anyway is confirmed.',
  })
  isNearDuplicate: boolean;

  @Field({
    description: 'Its title as HTML: escaped, with `<mark>` around the words they share.',
  })
  titleHtml: string;
}
