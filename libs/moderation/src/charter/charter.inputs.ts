import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { CharterType } from './charter.type.js';

@InputType({ description: 'One rule in every language; its place in the list is its position.' })
export class ClauseInput {
  @Field({
    description:
      'Small letters, digits and hyphens, at most 40; keep it where the rule is the same as before.',
  })
  code: string;

  @Field({ description: 'At most 80 characters.' })
  titleEn: string;

  @Field({ description: 'At most 80 characters.' })
  titleFr: string;

  @Field({ description: 'Plain text, at most 1,000 characters.' })
  bodyEn: string;

  @Field({ description: 'Plain text, at most 1,000 characters.' })
  bodyFr: string;
}

@InputType({ description: 'A whole new version of the charter.' })
export class CharterInput {
  @Field(() => [ClauseInput], { description: 'From 1 to 40 clauses, in order.' })
  clauses: ClauseInput[];

  @Field(() => String, {
    nullable: true,
    description: 'What changed and why, at most 500 characters.',
  })
  changeNote?: string | null;
}

@ObjectType({ description: 'The charter that is in force from now on.' })
export class CharterPayload {
  @Field(() => CharterType, { description: 'The charter.' })
  charter: CharterType;
}
