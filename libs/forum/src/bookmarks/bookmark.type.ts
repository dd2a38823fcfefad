import { Field, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '@parvis/kernel';
import { PostType } from '../posts/post.type.js';

@ObjectType('Bookmark', { description: 'A post the viewer wants to find again.' })
export class BookmarkType {
  @Field(() => PostType, { description: 'The post.' })
  post: PostType;

  @Field(() => Date, { description: 'When he bookmarked it.' })
  createdAt: Date;
}

export const BookmarkConnection = connectionOf(BookmarkType, 'Bookmark');
