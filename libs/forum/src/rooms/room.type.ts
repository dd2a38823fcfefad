import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MemberType } from '@parvis/identity';
import { connectionOf, words } from '@parvis/kernel';
import {
  ROOM_POSTINGS,
  ROOM_ROLES,
  ROOM_VISIBILITIES,
  type RoomPosting,
  type RoomRole,
  type RoomVisibility,
  THREAD_KINDS,
  type ThreadKind,
} from './room.entity.js';

export const ThreadKindEnum = words(THREAD_KINDS);
registerEnumType(ThreadKindEnum, {
  name: 'ThreadKind',
  description: 'What a thread is for; only questions can be solved, only ideas are voted on.',
});
export const RoomVisibilityEnum = words(ROOM_VISIBILITIES);
registerEnumType(RoomVisibilityEnum, {
  name: 'RoomVisibility',
  description: 'Who may read a room: everyone, every member, or those on its list.',
});
export const RoomPostingEnum = words(ROOM_POSTINGS);
registerEnumType(RoomPostingEnum, {
  name: 'RoomPosting',
  description: 'Who may write in a room: every member, those on its list, or staff.',
});
export const RoomRoleEnum = words(ROOM_ROLES);
registerEnumType(RoomRoleEnum, {
  name: 'RoomRole',
  description: 'What a member is on the list of a room.',
});

@ObjectType('Room', { description: 'A place with a purpose, a visibility and a posting rule.' })
export class RoomType {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field({ description: 'The word in its address: `/r/slug`.' })
  slug: string;

  @Field({ description: 'Its name, at most 80 characters.' })
  name: string;

  @Field({ description: 'One or two sentences of plain text.' })
  description: string;

  @Field({ description: 'Its colour as #rrggbb.' })
  colour: string;

  @Field(() => Int, { description: 'Rooms are listed by rising position.' })
  position: number;

  @Field(() => [ThreadKindEnum], { description: 'The kinds of threads it takes.' })
  kinds: ThreadKind[];

  @Field(() => RoomVisibilityEnum, { description: 'Who may read it.' })
  visibility: RoomVisibility;

  @Field(() => RoomPostingEnum, { description: 'Who may open threads.' })
  threadPosting: RoomPosting;

  @Field(() => RoomPostingEnum, { description: 'Who may reply.' })
  replyPosting: RoomPosting;

  @Field({ description: 'Whether staff read new threads before anybody else does.' })
  holdThreads: boolean;

  @Field({ description: 'Whether staff read replies before anybody else does.' })
  holdReplies: boolean;

  @Field(() => Int, { description: 'Threads that are neither withdrawn, removed nor merged.' })
  threadCount: number;

  @Field(() => Int, { description: 'Posts in those threads.' })
  postCount: number;

  @Field(() => Date, { nullable: true, description: 'When the latest post was written.' })
  lastPostAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'Since when it is closed to new posts.' })
  archivedAt: Date | null;
}

@ObjectType('RoomMember', { description: 'A member on the list of a room.' })
export class RoomMemberType {
  @Field(() => MemberType, { description: 'The member.' })
  member: MemberType;

  @Field(() => RoomRoleEnum, { description: 'What the member is there.' })
  role: RoomRole;

  @Field({ description: 'Since when.' })
  createdAt: Date;
}

export const RoomMemberConnection = connectionOf(RoomMemberType, 'RoomMember');
