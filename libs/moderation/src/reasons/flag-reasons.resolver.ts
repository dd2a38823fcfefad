import {
  Args,
  Context,
  ID,
  Mutation,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { CurrentViewer, type RequestContext, type Viewer } from '@parvis/kernel';
import type { FlagReason } from './flag-reason.entity.js';
import { FlagReasonInput, FlagReasonPayload, FlagReasonsPayload } from './flag-reason.inputs.js';
import { FlagReasonType } from './flag-reason.type.js';
import { FlagReasonsService } from './flag-reasons.service.js';

const REASON_ID = { type: () => ID, description: 'The reason.' };

@Resolver(() => FlagReasonType)
export class FlagReasonsResolver {
  constructor(private readonly service: FlagReasonsService) {}

  @Query(() => [FlagReasonType], {
    description: 'The reasons the viewer may choose among, in order; none when not signed in.',
  })
  flagReasons(@Context() context: RequestContext): Promise<FlagReason[]> {
    return this.service.offered(context);
  }

  @Query(() => [FlagReasonType], {
    description: 'All flag reasons, archived ones and those of rules too; admins only.',
  })
  flagReasonsAll(@CurrentViewer() viewer: Viewer): Promise<FlagReason[]> {
    return this.service.all(viewer);
  }

  @ResolveField(() => String, { description: 'Its name in the language of the request.' })
  name(@Parent() reason: FlagReason, @Context() { locale }: RequestContext): string {
    return locale === 'fr' ? reason.nameFr : reason.nameEn;
  }

  @ResolveField(() => String, {
    description: 'When to choose it, in the language of the request; may be empty.',
  })
  help(@Parent() reason: FlagReason, @Context() { locale }: RequestContext): string {
    return locale === 'fr' ? reason.helpFr : reason.helpEn;
  }

  @Mutation(() => FlagReasonPayload, { description: 'Makes a flag reason; admins only.' })
  async flagReasonCreate(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { description: 'Its fields.' }) input: FlagReasonInput,
  ) {
    return { reason: await this.service.create(viewer, input) };
  }

  @Mutation(() => FlagReasonPayload, { description: 'Changes a flag reason; admins only.' })
  async flagReasonUpdate(
    @CurrentViewer() viewer: Viewer,
    @Args('id', REASON_ID) id: string,
    @Args('input', { description: 'What to change.' }) input: FlagReasonInput,
  ) {
    return { reason: await this.service.update(viewer, id, input) };
  }

  @Mutation(() => FlagReasonPayload, {
    description: 'Stops offering a flag reason, or offers it again; admins only.',
  })
  async flagReasonArchive(
    @CurrentViewer() viewer: Viewer,
    @Args('id', REASON_ID) id: string,
    @Args('archived', { defaultValue: true, description: 'False offers it again.' })
    archived: boolean,
  ) {
    return { reason: await this.service.archive(viewer, id, archived) };
  }

  @Mutation(() => FlagReasonsPayload, { description: 'Orders the flag reasons; admins only.' })
  async flagReasonReorder(
    @CurrentViewer() viewer: Viewer,
    @Args('ids', { type: () => [ID], description: 'Ids in the wanted order; others follow.' })
    ids: string[],
  ) {
    return { reasons: await this.service.reorder(viewer, ids) };
  }
}
