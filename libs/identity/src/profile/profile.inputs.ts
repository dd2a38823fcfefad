import { Field, InputType, ObjectType } from '@nestjs/graphql';
import type { Locale } from '@parvis/kernel';
import { AccountType, LocaleEnum, ThemeEnum } from '../members/account.type.js';
import type { Theme } from '../members/member.entity.js';
import { MemberType } from '../members/member.type.js';

@InputType({ description: 'What to change of one’s profile; fields left out stay as they are.' })
export class ProfileInput {
  @Field(() => String, { nullable: true, description: 'At most 60 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Markdown, at most 2,000 characters.' })
  bio?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'At most 20, each of at most 40 characters; the same word once.',
  })
  interests?: string[] | null;

  @Field(() => LocaleEnum, { nullable: true, description: 'The language to read in.' })
  locale?: Locale | null;

  @Field(() => String, {
    nullable: true,
    description: 'An IANA name such as `Europe/Paris`; empty for the site’s.',
  })
  timeZone?: string | null;

  @Field(() => ThemeEnum, { nullable: true, description: 'The look of the pages.' })
  theme?: Theme | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether unanswered questions on what he knows may be offered to him.',
  })
  acceptsRoutedQuestions?: boolean | null;
}

@ObjectType({ description: 'The viewer as he is after the change.' })
export class ProfilePayload {
  @Field(() => MemberType, { description: 'As others see him.' })
  member: MemberType;

  @Field(() => AccountType, { description: 'What only he sees.' })
  account: AccountType;
}

@InputType({ description: 'The old and the new password.' })
export class PasswordChangeInput {
  @Field({ description: 'The password that holds until now.' })
  current: string;

  @Field({ description: 'The new one, 10 to 200 characters.' })
  password: string;
}

@ObjectType({ description: 'The new password holds.' })
export class PasswordChangePayload {
  @Field({ description: 'Always true; all other sessions have ended.' })
  changed: boolean;
}

@InputType({ description: 'A new address and the proof that the viewer may change it.' })
export class EmailChangeInput {
  @Field({ description: 'The new address, at most 254 characters.' })
  email: string;

  @Field({ description: 'The viewer’s password.' })
  password: string;
}

@ObjectType({ description: 'The same for every address: the mail tells its owner.' })
export class EmailChangePayload {
  @Field({ description: 'Where the mail to confirm went; the old address holds until then.' })
  pendingEmail: string;
}
