import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '@parvis/kernel';

@ObjectType('AuditEntry', { description: 'One act of staff, as it was then; it never changes.' })
export class AuditEntryType {
  @Field(() => ID, { description: 'Its number: from 1 on, without a gap.' })
  id: string;

  @Field({ description: 'When.' })
  at: Date;

  @Field(() => String, {
    nullable: true,
    description: 'The handle he had then; null for the forum itself and for the command line.',
  })
  actorHandle: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What he was then: `member`, `moderator`, `marketer`, `admin`, or `room_moderator` of that room.',
  })
  actorRole: string | null;

  @Field({ description: 'What he did: the name of an event, `access.denied` or `contact.seen`.' })
  action: string;

  @Field({ description: 'To what: `post`, `thread`, `member`, `reviewable`, `setting` and so on.' })
  subjectKind: string;

  @Field({ description: 'Its id, or the key of a setting.' })
  subjectId: string;

  @Field({ description: 'The words he gave for it; often none.' })
  reason: string;

  @Field({ description: 'Hex SHA-256 that the next entry builds on.' })
  hash: string;
}

export const AuditEntryConnection = connectionOf(AuditEntryType);

@ObjectType('AuditVerification', { description: 'Whether the log is as it was written.' })
export class AuditVerificationType {
  @Field(() => Int, { description: 'Entries that hold, from the first on.' })
  entries: number;

  @Field(() => ID, {
    nullable: true,
    description: 'The first entry that was changed or is missing; null when all hold.',
  })
  brokenAt: string | null;

  @Field({ description: 'Hash of the last entry; kept elsewhere, it proves even the whole log.' })
  headHash: string;
}
