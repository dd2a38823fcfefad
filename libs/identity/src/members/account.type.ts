import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { LOCALES, type Locale, words } from '@parvis/kernel';
import { THEMES, type Theme } from './member.entity.js';

export const LocaleEnum = words(LOCALES);
registerEnumType(LocaleEnum, { name: 'Locale', description: 'A language of the pages and mails.' });

export const ThemeEnum = words(THEMES);
registerEnumType(ThemeEnum, {
  name: 'Theme',
  description: 'The look of the pages; `system` follows the device.',
});

@ObjectType('Account', {
  description: 'What belongs to a member alone: readable by himself and by admins, by nobody else.',
})
export class AccountType {
  @Field(() => String, {
    nullable: true,
    description: 'Where mail goes; null for a member who was imported and never signed in.',
  })
  email: string | null;

  @Field(() => LocaleEnum, { description: 'The language he reads in.' })
  locale: Locale;

  @Field(() => String, {
    nullable: true,
    description: 'His time zone by its IANA name, such as `Europe/Paris`; null for the site’s.',
  })
  timeZone: string | null;

  @Field(() => ThemeEnum, { description: 'The look he chose.' })
  theme: Theme;
}
