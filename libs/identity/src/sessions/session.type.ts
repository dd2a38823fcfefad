import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { words } from '@parvis/kernel';
import { BROWSERS, type Browser, SYSTEMS, type System } from './device.js';

export const BrowserEnum = words(BROWSERS);
registerEnumType(BrowserEnum, {
  name: 'Browser',
  description: 'A kind of browser; `program` is a tool such as curl.',
});

export const SystemEnum = words(SYSTEMS);
registerEnumType(SystemEnum, { name: 'System', description: 'What a device runs on.' });

@ObjectType('Session', { description: 'A browser or program in which the viewer is signed in.' })
export class SessionType {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'The IP address it signed in from.' })
  address: string | null;

  @Field({ description: 'When it signed in.' })
  createdAt: Date;

  @Field({ description: 'When it was last used, give or take five minutes.' })
  lastUsedAt: Date;

  @Field({ description: 'When it ends at the latest; unused for 30 days it ends sooner.' })
  expiresAt: Date;
}

@ObjectType({ description: 'What is left after the change.' })
export class SessionsPayload {
  @Field(() => [SessionType], { description: 'The sessions that go on, the latest used first.' })
  sessions: SessionType[];
}

@ObjectType({ description: 'What is left after the change.' })
export class SessionsRevokeOthersPayload extends SessionsPayload {
  @Field(() => Int, { description: 'How many were ended.' })
  endedCount: number;
}

export type { Browser, System };
