import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { PageArgs } from '@parvis/kernel';
import type { WordAction, WordForm } from './watched-word.entity.js';
import { WordActionEnum, WordFormEnum } from './watched-word.type.js';

@InputType({ description: 'A word to watch for.' })
export class WatchedWordInput {
  @Field({ description: 'What to search for, at most 100 characters.' })
  pattern: string;

  @Field(() => WordFormEnum, { description: 'How to read the pattern.' })
  form: WordForm;

  @Field(() => WordActionEnum, { description: 'What finding it does.' })
  action: WordAction;

  @Field(() => String, {
    nullable: true,
    description:
      'What to write instead (replace), the address (link; http, https or a path), or the name of a tag (tag); at most 200 characters.',
  })
  replacement?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Two letters (ISO 639-1) to watch threads of one language alone.',
  })
  language?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether capitals make a difference.' })
  isCaseSensitive?: boolean | null;
}

@InputType({ description: 'A pattern to try before it is saved.' })
export class WatchedWordTryInput {
  @Field({ description: 'What to search for, at most 100 characters.' })
  pattern: string;

  @Field(() => WordFormEnum, { description: 'How to read the pattern.' })
  form: WordForm;

  @Field(() => Boolean, { nullable: true, description: 'Whether capitals make a difference.' })
  isCaseSensitive?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Taken from the form; changes nothing here.',
  })
  language?: string | null;
}

@ArgsType()
export class WatchedWordsArgs extends PageArgs {
  @Field(() => WordActionEnum, { nullable: true, description: 'Those of one action alone.' })
  action?: WordAction | null;

  @Field(() => String, { nullable: true, description: 'Those whose pattern begins so.' })
  prefix?: string | null;
}
