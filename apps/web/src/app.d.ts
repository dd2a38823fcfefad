import type { LocaleCode } from '$lib/messages/catalogue';
import type { Parvis, PublicSettings, SiteViewer } from '$lib/server/parvis';
import type { Theme } from '$lib/server/preferences';

declare global {
  /** True in development and in builds made with STYLEGUIDE=1. */
  const __STYLEGUIDE__: boolean;

  namespace App {
    interface Error {
      /** Words fit to be shown; the error page has better ones for the codes it knows. */
      message: string;
      code?: string;
      reason?: string;
      /** What to quote to the operator, so that he finds the line in the log. */
      requestId?: string;
    }
    interface Locals {
      parvis: Parvis;
      viewer: SiteViewer | null;
      settings: PublicSettings;
      locale: LocaleCode;
      theme: Theme | null;
    }
    interface Platform {
      req: import('node:http').IncomingMessage & { parvis?: Parvis };
    }
  }
}
