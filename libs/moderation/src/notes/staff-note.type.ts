import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType('StaffNote', { description: 'What staff tell each other; no member ever reads it.' })
export class StaffNoteType {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field({ description: 'Plain text, at most 2,000 characters; @handles name other staff.' })
  body: string;

  @Field({ description: 'When it was written.' })
  createdAt: Date;
}
