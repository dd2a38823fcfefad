import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType('DevMail', { description: 'A mail that was written to a folder instead of sent.' })
export class KeptMailType {
  @Field(() => ID, { description: 'Name of its `.eml` file in `data/mail`.' })
  file: string;

  @Field({ description: 'Whom it is for.' })
  to: string;

  @Field({ description: 'Its subject.' })
  subject: string;

  @Field({ description: 'Its plain text.' })
  text: string;

  @Field(() => String, { nullable: true, description: 'The address behind its button.' })
  link: string | null;

  @Field(() => Date, { description: 'When it was written.' })
  writtenAt: Date;
}
