import { Field, InputType, ObjectType } from '@nestjs/graphql';
import type { Role } from '@parvis/kernel';
import { MemberRoleEnum, MemberType } from './member.type.js';

@InputType({ description: 'Which members to list.' })
export class MemberFilterInput {
  @Field(() => MemberRoleEnum, { nullable: true, description: 'Those of this role.' })
  role?: Role | null;

  @Field(() => String, {
    nullable: true,
    description: 'Those whose handle, name or e-mail begins so; at most 100 characters.',
  })
  text?: string | null;
}

@InputType({ description: 'The role to give.' })
export class MemberRoleInput {
  @Field(() => MemberRoleEnum, { description: 'His role from now on.' })
  role: Role;
}

@ObjectType({ description: 'The member as he is after the change.' })
export class MemberPayload {
  @Field(() => MemberType, { description: 'The member.' })
  member: MemberType;
}
