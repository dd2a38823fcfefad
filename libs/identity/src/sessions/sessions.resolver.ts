import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, OpenToSuspended, type Viewer } from '@parvis/kernel';
import { AccountType } from '../members/account.type.js';
import type { Member } from '../members/member.entity.js';
import { type Browser, deviceOf, type System } from './device.js';
import type { Session } from './session.entity.js';
import {
  BrowserEnum,
  SessionsPayload,
  SessionsRevokeOthersPayload,
  SessionType,
  SystemEnum,
} from './session.type.js';
import { Sessions } from './sessions.service.js';

@Resolver(() => SessionType)
export class SessionsResolver {
  constructor(private readonly sessions: Sessions) {}

  @Mutation(() => SessionsPayload, { description: 'Ends one of the viewer’s sessions.' })
  @OpenToSuspended()
  async sessionRevoke(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'The session.' }) id: string,
  ) {
    await this.sessions.revoke(viewer, id);
    return { sessions: await this.sessions.list(viewer) };
  }

  @Mutation(() => SessionsRevokeOthersPayload, {
    description: 'Ends all of the viewer’s sessions but the one he uses.',
  })
  @OpenToSuspended()
  async sessionsRevokeOthers(@CurrentViewer() viewer: Viewer) {
    const endedCount = await this.sessions.revokeOthers(viewer);
    return { endedCount, sessions: await this.sessions.list(viewer) };
  }

  @ResolveField(() => BrowserEnum, { description: 'The browser, as far as it tells.' })
  browser(@Parent() session: Session): Browser {
    return deviceOf(session.userAgent).browser;
  }

  @ResolveField(() => SystemEnum, { description: 'The system, as far as it tells.' })
  system(@Parent() session: Session): System {
    return deviceOf(session.userAgent).system;
  }

  @ResolveField(() => Boolean, { description: 'Whether it is the one this request came with.' })
  isCurrent(@Parent() session: Session, @CurrentViewer() viewer: Viewer): boolean {
    return session.id === viewer.sessionId;
  }
}

@Resolver(() => AccountType)
export class AccountSessionsResolver {
  constructor(private readonly sessions: Sessions) {}

  @ResolveField('sessions', () => [SessionType], {
    description: 'Where he is signed in, at most 100, the latest used first; empty for others.',
  })
  ofAccount(@Parent() member: Member, @CurrentViewer() viewer: Viewer): Promise<Session[]> | [] {
    return member.id === viewer.memberId ? this.sessions.list(viewer) : [];
  }
}
