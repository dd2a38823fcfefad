import { LOCALES, setting } from '@parvis/kernel';

/** One line under the name, in each language of the pages. */
export const SITE_TAGLINE = {
  en: setting('site.tagline.en', '', { public: true, max: 120 }),
  fr: setting('site.tagline.fr', '', { public: true, max: 120 }),
};

/** The pages derive accessible shades from it. */
export const BRAND_COLOUR = setting('site.colour', '#2440c4', {
  public: true,
  max: 7,
  pattern: /^#[0-9a-fA-F]{6}$/,
});

/** The id of the emblem's file; empty for none. Set by `siteLogoSet`. */
export const LOGO_FILE_ID = setting('site.logoFileId', '', {
  public: true,
  max: 36,
  pattern: /^$|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
});

/** For readers whose browser asks for neither. */
export const DEFAULT_LOCALE = setting('site.defaultLocale', 'en', {
  public: true,
  options: LOCALES,
});

/** Days and hours are shown in it to readers who chose none; an IANA name. */
export const SITE_TIME_ZONE = setting('site.timeZone', 'UTC', {
  public: true,
  min: 1,
  max: 60,
  accepts: isTimeZone,
});

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
