import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { isSignedIn, OpenToSuspended, type RequestContext } from '@parvis/kernel';
import type { Member } from '../members/member.entity.js';
import { MembersService } from '../members/members.service.js';
import { SessionCookie } from '../sessions/session-cookie.js';
import { Sessions } from '../sessions/sessions.service.js';
import { PasswordResetService } from './password-reset.service.js';
import {
  PasswordResetInput,
  PasswordResetPayload,
  PasswordResetRequestPayload,
  SignInInput,
  SignInPayload,
  SignOutPayload,
} from './sign-in.inputs.js';
import { SignInService } from './sign-in.service.js';

@Resolver()
export class SignInResolver {
  constructor(
    private readonly service: SignInService,
    private readonly resets: PasswordResetService,
    private readonly members: MembersService,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
  ) {}

  @Mutation(() => SignInPayload, {
    description:
      'Signs in with a password; the session comes as a cookie. 25 tries in 5 minutes by address, 25 wrong ones an hour by member.',
  })
  async signIn(
    @Context() context: RequestContext,
    @Args('input', { description: 'Who, and his password.' }) input: SignInInput,
  ): Promise<{ viewer: { member: Member; account: Member } }> {
    const { memberId, token } = await this.service.signIn(input, context, context.viewer);
    context.setCookie(this.cookie.set(token));
    // The rest of the answer is read by the new viewer, who may see his own account.
    context.viewer = await this.sessions.viewerOf(token);
    const member = (await this.members.byId(memberId))!;
    return { viewer: { member, account: member } };
  }

  @Mutation(() => SignOutPayload, { description: 'Ends the session of this request.' })
  @OpenToSuspended()
  async signOut(@Context() context: RequestContext): Promise<SignOutPayload> {
    await this.service.signOut(context.viewer);
    context.setCookie(this.cookie.clear());
    return { wasSignedIn: isSignedIn(context.viewer) };
  }

  @Mutation(() => PasswordResetRequestPayload, {
    description: 'Asks for a mail with a link to choose a new password; 5 in 30 minutes.',
  })
  async passwordResetRequest(
    @Context() context: RequestContext,
    @Args('email', { description: 'The address of the account.' }) email: string,
  ): Promise<PasswordResetRequestPayload> {
    await this.resets.request(email, context);
    return { email };
  }

  @Mutation(() => PasswordResetPayload, {
    description: 'Sets a new password with the token of a mail, and ends all sessions.',
  })
  async passwordReset(
    @Context() context: RequestContext,
    @Args('input', { description: 'The token and the new password.' }) input: PasswordResetInput,
  ): Promise<PasswordResetPayload> {
    await this.resets.reset(input.token, input.password, context);
    return { changed: true };
  }
}
