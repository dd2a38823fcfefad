import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { ThreadKind } from '../rooms/room.entity.js';
import { ThreadKindEnum } from '../rooms/room.type.js';
import { ThreadType } from '../threads/thread.type.js';

@InputType({ description: 'A thread to open.' })
export class ThreadCreateInput {
  @Field(() => ID, { description: 'The room it stands in.' })
  roomId: string;

  @Field(() => ThreadKindEnum, { description: 'What it is for; the room must take this kind.' })
  kind: ThreadKind;

  @Field({ description: 'One line, at most 150 characters.' })
  title: string;

  @Field({ description: 'Markdown, at most 32,000 characters; mentions at most 10 members.' })
  bodyMarkdown: string;

  @Field(() => [String], { nullable: true, description: 'Names of at most 5 tags.' })
  tags?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Two letters (ISO 639-1); the language the viewer reads in when left out.',
  })
  language?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'At most 100 visible ASCII characters; a repeated call returns the first thread.',
  })
  idempotencyKey?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What `formToken` answered when the form was opened.',
  })
  formToken?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Says that it is another question than those like it. Without it, a question that was almost surely asked before is refused: CONFLICT `near_duplicate`, with `threadNumber` and `title` of the other in `params`.',
  })
  isNotDuplicate?: boolean | null;
}

@ObjectType({ description: 'The thread that was opened, or what is held until staff read it.' })
export class ThreadCreatePayload {
  @Field(() => ThreadType, { nullable: true, description: 'The thread; null while it is held.' })
  thread: ThreadType | null;

  @Field({ description: 'Whether staff read it before anybody else does.' })
  heldForReview: boolean;

  /** For what the upper lib resolves. */
  heldPostId: string | null;
}
