import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('Clause', { description: 'One rule of the charter; what a decision names.' })
export class ClauseType {
  @Field(() => ID, { description: 'Stable id, of this version alone.' })
  id: string;

  @Field({ description: 'The same for the same rule in every version: `respect`.' })
  code: string;

  @Field(() => Int, { description: 'The version of the charter it stands in.' })
  charterVersion: number;

  @Field(() => Int, { description: 'From 1, in the order shown.' })
  position: number;

  @Field({ description: 'In English, at most 80 characters.' })
  titleEn: string;

  @Field({ description: 'In French, at most 80 characters.' })
  titleFr: string;

  @Field({ description: 'Plain text in English, at most 1,000 characters.' })
  bodyEn: string;

  @Field({ description: 'Plain text in French, at most 1,000 characters.' })
  bodyFr: string;
}

@ObjectType('Charter', { description: 'The rules of the community, as published at a time.' })
export class CharterType {
  @Field(() => Int, { description: 'From 1; the highest is in force.' })
  version: number;

  @Field(() => Date, { description: 'Since when it holds.' })
  publishedAt: Date;

  @Field({ description: 'What changed and why; empty when nobody said.' })
  changeNote: string;
}
