import { Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer, signedIn, type Viewer } from '@parvis/kernel';
import { FormTokens } from './form-tokens.js';

@Resolver()
export class FormTokensResolver {
  constructor(private readonly tokens: FormTokens) {}

  @Query(() => String, {
    description: 'Asked for when a form to write opens and sent back with it; for members.',
  })
  formToken(@CurrentViewer() viewer: Viewer): string {
    return this.tokens.issue(signedIn(viewer).memberId);
  }
}
