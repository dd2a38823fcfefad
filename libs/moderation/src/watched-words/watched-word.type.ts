import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, words } from '@parvis/kernel';
import { WORD_ACTIONS, WORD_FORMS, type WordAction, type WordForm } from './watched-word.entity.js';

export const WordFormEnum = words(WORD_FORMS);
registerEnumType(WordFormEnum, {
  name: 'WatchedWordForm',
  description:
    'How a pattern is read: as whole words, as words with * for any letters, or as a regular expression (RE2 syntax).',
});
export const WordActionEnum = words(WORD_ACTIONS);
registerEnumType(WordActionEnum, {
  name: 'WatchedWordAction',
  description:
    'What finding it does: refuse the text, cover the word, hold the text for staff, publish and flag it, tag the thread, write something else instead, link the word, or hold the text and silence its author.',
});

@ObjectType('WatchedWord', { description: 'Something that texts are searched for; for admins.' })
export class WatchedWordType {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field({ description: 'What is searched for, at most 100 characters.' })
  pattern: string;

  @Field(() => WordFormEnum, { description: 'How the pattern is read.' })
  form: WordForm;

  @Field(() => WordActionEnum, { description: 'What finding it does.' })
  action: WordAction;

  @Field({ description: 'Words to write instead, an address, or a tag; by the action.' })
  replacement: string;

  @Field(() => String, {
    nullable: true,
    description: 'Two letters: only in threads of this language; null for all.',
  })
  language: string | null;

  @Field({ description: 'Whether capitals make a difference.' })
  isCaseSensitive: boolean;

  @Field(() => Date, { description: 'Since when it is watched for.' })
  createdAt: Date;
}

@ObjectType('WatchedWordMatch', { description: 'A place where a pattern is found.' })
export class WatchedWordMatchType {
  @Field(() => Int, { description: 'Where it begins, in UTF-16 units from 0.' })
  start: number;

  @Field(() => Int, { description: 'Where it ends, exclusive.' })
  end: number;

  @Field({ description: 'What stands there.' })
  text: string;
}

@ObjectType({ description: 'What a pattern finds in a text.' })
export class WatchedWordTryPayload {
  @Field(() => [WatchedWordMatchType], { description: 'The places, in order; at most 1,000.' })
  matches: WatchedWordMatchType[];
}

@ObjectType({ description: 'The watched word as it is after the change.' })
export class WatchedWordPayload {
  @Field(() => WatchedWordType, { description: 'The word.' })
  watchedWord: WatchedWordType;
}

@ObjectType({ description: 'Which word is watched for no more.' })
export class WatchedWordDeletePayload {
  @Field(() => ID, { description: 'The id it had.' })
  deletedId: string;
}

export const WatchedWordConnection = connectionOf(WatchedWordType, 'WatchedWord');
