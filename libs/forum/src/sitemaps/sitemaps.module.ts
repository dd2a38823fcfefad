import { Module } from '@nestjs/common';
import { SitemapsRepository } from './sitemaps.repository.js';
import { SitemapsResolver } from './sitemaps.resolver.js';

@Module({ providers: [SitemapsRepository, SitemapsResolver] })
export class SitemapsModule {}
