import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('TagAnswers', { description: 'Answers of a member in questions that carry a tag.' })
export class TagAnswersType {
  @Field(() => Int, {
    description: 'How many of his latest 1,000 posts they are, as far as the viewer may see them.',
  })
  count: number;
}

@ObjectType('TagArticles', { description: 'Articles of a member that carry a tag.' })
export class TagArticlesType {
  @Field(() => Int, {
    description: 'How many of his latest 1,000 articles, as far as the viewer may see them.',
  })
  count: number;
}
