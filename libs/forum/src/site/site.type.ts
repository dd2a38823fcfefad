import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { LocaleEnum } from '@parvis/identity';
import { type Locale, words } from '@parvis/kernel';
import { TAG_RULES, type TagRule } from '../tags/tag.settings.js';

export const TagRuleEnum = words(TAG_RULES);
registerEnumType(TagRuleEnum, {
  name: 'TagRule',
  description: 'Who makes tags: every confirmed member by using a new word, or staff alone.',
});

@ObjectType('Site', { description: 'The face of this community, the same for everyone.' })
export class SiteType {
  @Field({ description: 'What the brand calls it, at most 60 characters.' })
  name: string;

  @Field({ description: 'One line under the name, in the language of the request.' })
  tagline: string;

  @Field({ description: 'The colour of the brand as #rrggbb.' })
  brandColour: string;

  @Field(() => String, { nullable: true, description: 'Where its emblem is; null for none.' })
  logoUrl: string | null;

  @Field(() => LocaleEnum, { description: 'The language for those who chose none.' })
  defaultLocale: Locale;

  @Field({ description: 'The time zone for those who chose none, by its IANA name.' })
  timeZone: string;

  @Field({ description: 'Whether visitors may become members by themselves.' })
  signUpOpen: boolean;

  @Field(() => TagRuleEnum, { description: 'Who makes tags.' })
  tagRule: TagRule;
}

@ObjectType({ description: 'The site as it is after the change.' })
export class SitePayload {
  @Field(() => SiteType, { description: 'The site.' })
  site: SiteType;
}
