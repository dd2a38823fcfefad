import { ArgsType, Field, ID } from '@nestjs/graphql';
import { PageArgs } from '@parvis/kernel';

@ArgsType()
export class AuditArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Such as `decision.executed`.' })
  action?: string | null;

  @Field(() => ID, { nullable: true, description: 'The member who acted.' })
  actorId?: string | null;

  @Field(() => String, { nullable: true, description: 'Such as `post` or `member`.' })
  subjectKind?: string | null;

  @Field(() => ID, { nullable: true, description: 'The id of what it was done to.' })
  subjectId?: string | null;

  @Field(() => Date, { nullable: true, description: 'From this moment on.' })
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Until before this moment.' })
  to?: Date | null;
}
