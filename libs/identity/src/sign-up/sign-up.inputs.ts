import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { MemberType } from '../members/member.type.js';

@InputType({ description: 'What a visitor who wants to become a member says.' })
export class SignUpInput {
  @Field({ description: 'Where the mail to confirm goes; at most 254 characters.' })
  email: string;

  @Field({
    description:
      '10 to 200 characters of any kind; not a common password, not the address or the handle.',
  })
  password: string;

  @Field({ description: '2 to 30 letters, digits, `_`, `-` and `.`; not anybody else’s.' })
  handle: string;

  @Field(() => String, {
    nullable: true,
    description: 'At most 60 characters; the handle when left out.',
  })
  name?: string | null;
}

@ObjectType({ description: 'The same for every address, known or not: the mail tells its owner.' })
export class SignUpPayload {
  @Field({ description: 'Where the mail went.' })
  email: string;
}

@ObjectType({ description: 'Whose address is confirmed now.' })
export class EmailConfirmPayload {
  @Field(() => MemberType, { description: 'The member.' })
  member: MemberType;

  @Field({ description: 'Whether he is new here; then he is signed in, too.' })
  isNew: boolean;
}
