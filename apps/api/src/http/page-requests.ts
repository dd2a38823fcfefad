import type { IncomingMessage, ServerResponse } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { AbstractGraphQLDriver } from '@nestjs/graphql';
import { Site } from '@parvis/forum';
import { avatarUrl } from '@parvis/identity';
import {
  CONFIG,
  type Config,
  type GraphQLEngine,
  type GraphQLHttpDriver,
  isSignedIn,
  type RequestContext,
  type Viewer,
} from '@parvis/kernel';
import { RequestContexts } from '../graphql/request-contexts.js';
import { chosenTheme } from './preferences.js';

/** What every page request carries into the pages; `apps/web` declares the same shape. */
export interface PageBinding {
  graphql(operation: string, variables?: Record<string, unknown>): Promise<unknown>;
  viewer: ReturnType<typeof siteViewer>;
  settings: ReturnType<Site['publicSettings']>;
  locale: RequestContext['locale'];
  theme: 'light' | 'dark' | null;
  /** Mail is written to a folder instead of sent, and pages must say so. */
  mailIsKept: boolean;
  requestId: string;
}

declare module 'node:http' {
  interface IncomingMessage {
    parvis?: PageBinding;
  }
}

/** Gives the pages the API in process: same engine, same viewer, no hop. */
@Injectable()
export class PageRequests {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly contexts: RequestContexts,
    private readonly modules: ModuleRef,
    private readonly site: Site,
  ) {}

  /** Looked up, not injected: the GraphQL module keeps its driver to itself. */
  private get engine(): GraphQLEngine {
    return this.modules.get<GraphQLHttpDriver>(AbstractGraphQLDriver, { strict: false }).engine;
  }

  async bind(request: IncomingMessage, response: ServerResponse): Promise<PageBinding> {
    const context = await this.contexts.of(request, (line) =>
      response.appendHeader('set-cookie', line),
    );
    const { engine } = this;
    const { viewer } = context;
    const chosen = chosenTheme(request.headers);
    return {
      graphql: (query, variables) => engine.run({ query, variables }, context),
      viewer: siteViewer(viewer),
      settings: this.site.publicSettings(context.locale),
      locale: context.locale,
      theme: viewer.theme === 'system' ? chosen : viewer.theme,
      mailIsKept: this.config.smtpUrl === null,
      requestId: context.requestId,
    };
  }
}

function siteViewer(viewer: Viewer) {
  if (!isSignedIn(viewer)) return null;
  const { memberId, handle, name, role, trustLevel, locale, timeZone, theme } = viewer;
  const { silencedUntil, suspendedUntil } = viewer;
  return {
    memberId,
    handle,
    name,
    role,
    trustLevel,
    locale,
    timeZone,
    theme: theme === 'system' ? null : theme,
    silencedUntil: silencedUntil?.toISOString() ?? null,
    suspendedUntil: suspendedUntil?.toISOString() ?? null,
    avatarUrl: viewer.avatarFileId ? avatarUrl(viewer.avatarFileId, 96) : null,
  };
}
