import {
  Args,
  Context,
  Int,
  Mutation,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { CurrentViewer, type RequestContext, type Viewer } from '@parvis/kernel';
import type { Charter, Clause } from './charter.entity.js';
import { CharterInput, CharterPayload } from './charter.inputs.js';
import { ClausesByVersion } from './charter.loader.js';
import { charterPolicy } from './charter.policy.js';
import { CharterType, ClauseType } from './charter.type.js';
import { ChartersService } from './charters.service.js';

@Resolver(() => CharterType)
export class CharterResolver {
  constructor(
    private readonly service: ChartersService,
    private readonly clausesByVersion: ClausesByVersion,
  ) {}

  @Query(() => CharterType, {
    nullable: true,
    description: 'The rules of the community; public. Null when there is no such version.',
  })
  charter(
    @Args('version', {
      type: () => Int,
      nullable: true,
      description: 'The one in force when left out.',
    })
    version?: number | null,
  ): Promise<Charter | null> {
    return this.service.find(version ?? null);
  }

  @Mutation(() => CharterPayload, {
    description: 'Publishes a new version of the charter; admins only. Earlier ones stay readable.',
  })
  async charterPublish(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { description: 'The whole charter.' }) input: CharterInput,
  ) {
    return { charter: await this.service.publish(viewer, input) };
  }

  @ResolveField(() => [ClauseType], { description: 'Its rules, in order; at most 40.' })
  async clauses(@Parent() charter: Charter, @Context() context: RequestContext): Promise<Clause[]> {
    return (await this.clausesByVersion.load(context, charter.version)) ?? [];
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may publish another version.' })
  viewerCanPublish(@CurrentViewer() viewer: Viewer): boolean {
    return charterPolicy.publish(viewer) === null;
  }
}

@Resolver(() => ClauseType)
export class ClausesResolver {
  @ResolveField(() => String, { description: 'Its title in the reader’s language.' })
  title(@Parent() clause: Clause, @Context() { locale }: RequestContext): string {
    return locale === 'fr' ? clause.titleFr : clause.titleEn;
  }

  @ResolveField(() => String, { description: 'Its text in the reader’s language.' })
  body(@Parent() clause: Clause, @Context() { locale }: RequestContext): string {
    return locale === 'fr' ? clause.bodyFr : clause.bodyEn;
  }
}
