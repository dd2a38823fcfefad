import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { RoomPosting, RoomVisibility, ThreadKind } from './room.entity.js';
import { RoomPostingEnum, RoomType, RoomVisibilityEnum, ThreadKindEnum } from './room.type.js';

@InputType({ description: 'What to set on a room; fields left out stay as they are.' })
export class RoomInput {
  @Field(() => String, { nullable: true, description: 'At most 80 characters; needed to create.' })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The word in the address; made from the name when left out. The old one redirects.',
  })
  slug?: string | null;

  @Field(() => String, { nullable: true, description: 'Plain text, at most 500 characters.' })
  description?: string | null;

  @Field(() => String, { nullable: true, description: '#rrggbb.' })
  colour?: string | null;

  @Field(() => ID, { nullable: true, description: 'The room it stands under; null for none.' })
  parentId?: string | null;

  @Field(() => [ThreadKindEnum], { nullable: true, description: 'The kinds of threads it takes.' })
  kinds?: ThreadKind[] | null;

  @Field(() => RoomVisibilityEnum, { nullable: true, description: 'Who may read it.' })
  visibility?: RoomVisibility | null;

  @Field(() => RoomPostingEnum, { nullable: true, description: 'Who may open threads.' })
  threadPosting?: RoomPosting | null;

  @Field(() => RoomPostingEnum, { nullable: true, description: 'Who may reply.' })
  replyPosting?: RoomPosting | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether staff read new threads before anybody else does.',
  })
  holdThreads?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether staff read replies before anybody else does.',
  })
  holdReplies?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is closed to new posts.' })
  archived?: boolean | null;
}

@ObjectType({ description: 'The room as it is after the change.' })
export class RoomPayload {
  @Field(() => RoomType, { description: 'The room.' })
  room: RoomType;
}

@ObjectType({ description: 'The rooms in their new order.' })
export class RoomsReorderPayload {
  @Field(() => [RoomType], { description: 'All rooms the viewer may see.' })
  rooms: RoomType[];
}
