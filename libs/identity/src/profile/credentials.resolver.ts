import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, OpenToSuspended, type Viewer } from '@parvis/kernel';
import { AccountType } from '../members/account.type.js';
import type { Member } from '../members/member.entity.js';
import { MailTokens } from '../tokens/mail-tokens.js';
import { EmailChangeService } from './email-change.service.js';
import { PasswordChangeService } from './password-change.service.js';
import {
  EmailChangeInput,
  EmailChangePayload,
  PasswordChangeInput,
  PasswordChangePayload,
} from './profile.inputs.js';

@Resolver(() => AccountType)
export class CredentialsResolver {
  constructor(
    private readonly passwords: PasswordChangeService,
    private readonly emails: EmailChangeService,
    private readonly tokens: MailTokens,
  ) {}

  @Mutation(() => PasswordChangePayload, {
    description: 'Changes the viewer’s password and ends all his other sessions.',
  })
  @OpenToSuspended()
  async passwordChange(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { description: 'Old and new.' }) input: PasswordChangeInput,
  ): Promise<PasswordChangePayload> {
    await this.passwords.change(viewer, input.current, input.password);
    return { changed: true };
  }

  @Mutation(() => EmailChangePayload, {
    description:
      'Asks for another address: the old one is told, the new one confirms by `emailConfirm` within 24 hours.',
  })
  async emailChange(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { description: 'The address and the password.' }) input: EmailChangeInput,
  ): Promise<EmailChangePayload> {
    return { pendingEmail: await this.emails.request(viewer, input.email, input.password) };
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'The address he asked to change to and has not confirmed yet.',
  })
  pendingEmail(@Parent() member: Member): Promise<string | null> {
    return this.tokens.pendingEmail(member.id);
  }
}
