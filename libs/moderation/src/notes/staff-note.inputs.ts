import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { StaffNoteType } from './staff-note.type.js';

@InputType({ description: 'A note on a case or on a member: one of the two.' })
export class StaffNoteInput {
  @Field(() => ID, { nullable: true, description: 'The case.' })
  reviewableId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The member.' })
  memberId?: string | null;

  @Field({ description: 'Plain text, at most 2,000 characters. @handle tells that colleague.' })
  body: string;
}

@ObjectType({ description: 'The note as it stands.' })
export class StaffNotePayload {
  @Field(() => StaffNoteType, { description: 'The note.' })
  note: StaffNoteType;
}
