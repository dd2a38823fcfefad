import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType('SitemapEntry', { description: 'An address that search engines may find.' })
export class SitemapEntryType {
  @Field({ description: 'The path, such as `/t/1042/slug`.' })
  path: string;

  @Field(() => Date, { description: 'When what stands there last changed.' })
  lastChangeAt: Date;
}
