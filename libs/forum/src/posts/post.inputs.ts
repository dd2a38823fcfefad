import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { PostType } from './post.type.js';

@InputType({ description: 'A reply to write.' })
export class PostCreateInput {
  @Field({ description: 'Markdown, at most 32,000 characters; mentions at most 10 members.' })
  bodyMarkdown: string;

  @Field(() => ID, { nullable: true, description: 'The post of the same thread it replies to.' })
  replyToId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'At most 100 visible ASCII characters; a repeated call returns the first post.',
  })
  idempotencyKey?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What `formToken` answered when the form was opened.',
  })
  formToken?: string | null;
}

@InputType({ description: 'A new text for a post; the old one is kept as a revision.' })
export class PostUpdateInput {
  @Field({ description: 'Markdown, at most 32,000 characters; mentions at most 10 members.' })
  bodyMarkdown: string;

  @Field(() => String, {
    nullable: true,
    description: 'A new title of the thread, for its opening post alone; at most 150 characters.',
  })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Why, in at most 200 characters.' })
  reason?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The `revisionCount` the edit began from; CONFLICT when another edit came between.',
  })
  expectedRevision?: number | null;
}

@ObjectType({ description: 'The post as it is after the change.' })
export class PostPayload {
  @Field(() => PostType, { description: 'The post.' })
  post: PostType;
}

@ObjectType({ description: 'The post as it was written, or what is held until staff read it.' })
export class PostWritePayload {
  @Field(() => PostType, { nullable: true, description: 'The post; null when the text is held.' })
  post: PostType | null;

  @Field({ description: 'Whether staff read it before anybody else does.' })
  heldForReview: boolean;

  /** For what the upper lib resolves. */
  heldPostId: string | null;
}

@ObjectType({ description: 'What a text will look like.' })
export class MarkdownPreview {
  @Field({ description: 'Sanitised HTML, exactly as the post would store it.' })
  html: string;
}
