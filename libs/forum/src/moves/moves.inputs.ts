import { Field, ID, InputType } from '@nestjs/graphql';
import type { ThreadKind } from '../rooms/room.entity.js';
import { ThreadKindEnum } from '../rooms/room.type.js';

@InputType({ description: 'What becomes of the posts taken out of a thread.' })
export class ThreadSplitInput {
  @Field(() => [ID], { description: 'From 1 to 500 replies of it; the earliest opens the thread.' })
  postIds: string[];

  @Field({ description: 'The title of the new thread, at most 150 characters.' })
  title: string;

  @Field(() => ID, { nullable: true, description: 'Its room; that of the old thread if left out.' })
  roomId?: string | null;

  @Field(() => ThreadKindEnum, {
    nullable: true,
    description: 'Its kind; that of the old thread if left out.',
  })
  kind?: ThreadKind | null;
}
