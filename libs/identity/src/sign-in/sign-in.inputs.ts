import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { ViewerType } from '../members/viewer.type.js';

@InputType({ description: 'Who somebody is and how he proves it.' })
export class SignInInput {
  @Field({ description: 'Handle or e-mail, in any case.' })
  login: string;

  @Field({ description: 'His password.' })
  password: string;
}

@ObjectType({
  description: 'Whoever is signed in now; the session is in the cookie of the answer.',
})
export class SignInPayload {
  @Field(() => ViewerType, { description: 'The new viewer.' })
  viewer: ViewerType;
}

@ObjectType({ description: 'Nobody is signed in now.' })
export class SignOutPayload {
  @Field({ description: 'Whether somebody was.' })
  wasSignedIn: boolean;
}

@ObjectType({ description: 'The same for every address, known or not: the mail tells its owner.' })
export class PasswordResetRequestPayload {
  @Field({ description: 'Where a mail went if there is a member.' })
  email: string;
}

@InputType({ description: 'A new password and the right to set it.' })
export class PasswordResetInput {
  @Field({ description: 'From the link in the mail; works once, for an hour.' })
  token: string;

  @Field({ description: 'The new password, 10 to 200 characters.' })
  password: string;
}

@ObjectType({ description: 'The password holds; all sessions of the member have ended.' })
export class PasswordResetPayload {
  @Field({ description: 'Always true; whoever reset it signs in with it now.' })
  changed: boolean;
}
