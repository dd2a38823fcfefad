import { Module } from '@nestjs/common';
import { Site } from './site.js';
import { SiteResolver } from './site.resolver.js';
import { SiteLogo } from './site-logo.service.js';

@Module({
  providers: [Site, SiteLogo, SiteResolver],
  exports: [Site],
})
export class SiteModule {}
