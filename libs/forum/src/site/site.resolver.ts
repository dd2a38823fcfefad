import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { BytesScalar, type RequestContext } from '@parvis/kernel';
import { Site } from './site.js';
import { SitePayload, SiteType } from './site.type.js';
import { SiteLogo } from './site-logo.service.js';

@Resolver(() => SiteType)
export class SiteResolver {
  constructor(
    private readonly face: Site,
    private readonly logo: SiteLogo,
  ) {}

  @Query(() => SiteType, { description: 'Name, colours and language of this community.' })
  site(@Context() { locale }: RequestContext) {
    return this.face.publicSettings(locale);
  }

  @Mutation(() => SitePayload, { description: 'Sets the emblem beside the name; admins only.' })
  async siteLogoSet(
    @Context() { viewer, locale }: RequestContext,
    @Args('image', {
      type: () => BytesScalar,
      description: 'JPEG, PNG, WebP or GIF up to 8 MiB; the middle square is kept.',
    })
    image: Uint8Array,
  ) {
    await this.logo.set(viewer, image);
    return { site: this.face.publicSettings(locale) };
  }

  @Mutation(() => SitePayload, { description: 'Takes the emblem away; admins only.' })
  async siteLogoRemove(@Context() { viewer, locale }: RequestContext) {
    await this.logo.remove(viewer);
    return { site: this.face.publicSettings(locale) };
  }
}
