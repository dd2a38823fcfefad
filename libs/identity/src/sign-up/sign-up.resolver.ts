import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '@parvis/kernel';
import { SessionCookie } from '../sessions/session-cookie.js';
import { Sessions } from '../sessions/sessions.service.js';
import { EmailConfirmations } from './email-confirmations.service.js';
import { EmailConfirmPayload, SignUpInput, SignUpPayload } from './sign-up.inputs.js';
import { SignUpService } from './sign-up.service.js';

@Resolver()
export class SignUpResolver {
  constructor(
    private readonly service: SignUpService,
    private readonly confirmations: EmailConfirmations,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
  ) {}

  @Mutation(() => SignUpPayload, {
    description:
      'Asks to become a member. Whoever reads the mail to the address may go on; 5 tries in 30 minutes.',
  })
  async signUp(
    @Context() context: RequestContext,
    @Args('input', { description: 'Who wants to join.' }) input: SignUpInput,
  ): Promise<SignUpPayload> {
    await this.service.request(input, context);
    return { email: input.email };
  }

  @Mutation(() => SignUpPayload, {
    description: 'Sends the mail of a sign-up again, if there was one within 24 hours.',
  })
  async signUpResend(
    @Context() context: RequestContext,
    @Args('email', { description: 'The address given at sign-up.' }) email: string,
  ): Promise<SignUpPayload> {
    await this.service.resend(email, context);
    return { email };
  }

  @Mutation(() => EmailConfirmPayload, {
    description:
      'Confirms an address with the token of a mail: makes a new member and signs him in, or completes a change of address.',
  })
  async emailConfirm(
    @Context() context: RequestContext,
    @Args('token', { description: 'From the link in the mail.' }) token: string,
  ) {
    const { member, sessionToken } = await this.confirmations.confirm(
      token,
      context,
      context.viewer,
    );
    if (sessionToken) {
      context.setCookie(this.cookie.set(sessionToken));
      // The rest of the answer is read by the new viewer, who may see his own account.
      context.viewer = await this.sessions.viewerOf(sessionToken);
    }
    return { member, isNew: sessionToken !== null };
  }
}
