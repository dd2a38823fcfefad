import { Field, InputType, Int } from '@nestjs/graphql';

@InputType({ description: 'Where a question was asked before.' })
export class ThreadMarkDuplicateInput {
  @Field(() => Int, {
    description:
      'The number of the thread that it repeats, as in `/t/1042`; when that one is a duplicate, of its original.',
  })
  ofNumber: number;
}
