import { Injectable } from '@nestjs/common';
import { SIGN_UP_IS_OPEN, SITE_NAME } from '@parvis/identity';
import { filePath, type Locale, Settings } from '@parvis/kernel';
import { TAG_RULE, type TagRule } from '../tags/tag.settings.js';
import {
  BRAND_COLOUR,
  DEFAULT_LOCALE,
  LOGO_FILE_ID,
  SITE_TAGLINE,
  SITE_TIME_ZONE,
} from './site.settings.js';

/** Edges in pixels of the pictures that are made of the emblem. */
export const LOGO_SIZES = [64, 256] as const;

/** What the brand chose and everyone may see, as the pages need it. */
export interface PublicSettings {
  name: string;
  tagline: string;
  brandColour: string;
  logoUrl: string | null;
  defaultLocale: Locale;
  timeZone: string;
  signUpOpen: boolean;
  tagRule: TagRule;
}

/** The face of the installation, read from settings in memory. */
@Injectable()
export class Site {
  constructor(private readonly settings: Settings) {}

  publicSettings(locale: Locale): PublicSettings {
    const logo = this.settings.get(LOGO_FILE_ID);
    return {
      name: this.settings.get(SITE_NAME),
      tagline: this.settings.get(SITE_TAGLINE[locale]),
      brandColour: this.settings.get(BRAND_COLOUR).toLowerCase(),
      logoUrl: logo ? filePath(logo, LOGO_SIZES[0]) : null,
      defaultLocale: this.settings.get(DEFAULT_LOCALE) as Locale,
      timeZone: this.settings.get(SITE_TIME_ZONE),
      signUpOpen: this.settings.get(SIGN_UP_IS_OPEN),
      tagRule: this.settings.get(TAG_RULE) as TagRule,
    };
  }
}
