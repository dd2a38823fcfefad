import { Field, Float, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { words } from '../graphql/words.js';
import type { Setting, SettingValue } from './setting.js';

export type SettingKind = 'boolean' | 'number' | 'text';
const SETTING_KINDS: readonly SettingKind[] = ['boolean', 'number', 'text'];

export const SettingKindEnum = words(SETTING_KINDS);
registerEnumType(SettingKindEnum, {
  name: 'SettingKind',
  description: 'How the value of a setting is written: `true` or `false`, a number, or text.',
});

@ObjectType('Setting', { description: 'One thing admins may change.' })
export class SettingType {
  @Field(() => ID, { description: 'Its name, such as `tags.policy`.' })
  key: string;

  @Field(() => SettingKindEnum, { description: 'How its value is written.' })
  kind: SettingKind;

  @Field({ description: 'What holds now, as text.' })
  value: string;

  @Field({ description: 'What holds when nobody changed it, as text.' })
  default: string;

  @Field({ description: 'Whether everyone may read it.' })
  isPublic: boolean;

  @Field(() => Float, { nullable: true, description: 'Least number or length.' })
  min: number | null;

  @Field(() => Float, { nullable: true, description: 'Greatest number or length.' })
  max: number | null;

  @Field(() => [String], { nullable: true, description: 'The words it may be, when they are few.' })
  options: readonly string[] | null;
}

@ObjectType({ description: 'The setting as it is after the change.' })
export class SettingPayload {
  @Field(() => SettingType, { description: 'The setting.' })
  setting: SettingType;
}

/** A setting as clients read it: values as text, whatever their type. */
export function settingType(known: Setting, value: SettingValue): SettingType {
  const type = typeof known.default;
  return {
    key: known.key,
    kind: type === 'string' ? 'text' : (type as 'boolean' | 'number'),
    value: String(value),
    default: String(known.default),
    isPublic: known.public,
    min: known.min ?? null,
    max: known.max ?? null,
    options: known.options ?? null,
  };
}

/** The value a text stands for; what is no value of the setting's type stays text and is refused. */
export function settingValue(known: Setting, text: string): SettingValue {
  if (typeof known.default === 'boolean') {
    return text === 'true' || text === 'false' ? text === 'true' : text;
  }
  if (typeof known.default === 'number') {
    return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : text;
  }
  return text;
}
