import type { RequestEvent } from '@sveltejs/kit';
import { run } from '$lib/server/api';
import { brandShades } from '$lib/server/brand';

const SETTINGS = /* GraphQL */ `
  query AdminSettings { settings { key kind value default min max options isPublic } }
`;
export const SET = /* GraphQL */ `
  mutation SetSetting($key: ID!, $value: String) {
    settingUpdate(key: $key, value: $value) { setting { key } }
  }
`;
export const LOGO_SET = /* GraphQL */ `
  mutation SetLogo($image: Bytes!) { siteLogoSet(image: $image) { site { logoUrl } } }
`;
export const LOGO_REMOVE = /* GraphQL */ `mutation RemoveLogo { siteLogoRemove { site { logoUrl } } }`;

export interface Setting {
  key: string;
  kind: 'boolean' | 'number' | 'text';
  value: string;
  default: string;
  min: number | null;
  max: number | null;
  options: string[] | null;
  isPublic: boolean;
}

/** Set elsewhere: by an upload of its own, and in the table of trust levels. */
const isElsewhere = (key: string) => key === 'site.logoFileId' || key.startsWith('trust.');

export const readSettings = async (event: RequestEvent): Promise<Setting[]> =>
  (await run<{ settings: Setting[] }>(event, SETTINGS)).settings.filter(
    ({ key }) => !isElsewhere(key),
  );

const ORDER = ['site', 'signUp', 'posting', 'screening', 'moderation', 'tags'];
const rank = (prefix: string) => (ORDER.indexOf(prefix) + 1 || ORDER.length + 1) * 100;
const FIRST = ['site.name', 'site.tagline.en', 'site.tagline.fr', 'site.colour'];
const place = ({ key }: Setting) => FIRST.indexOf(key) + 1 || FIRST.length + 1;

/** The settings under the word their keys begin with, the face of the site first. */
export function grouped(settings: Setting[]): { prefix: string; settings: Setting[] }[] {
  const prefixes = [...new Set(settings.map(({ key }) => key.split('.')[0] ?? key))];
  return prefixes
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b))
    .map((prefix) => ({
      prefix,
      settings: settings
        .filter(({ key }) => key.startsWith(`${prefix}.`))
        .sort((a, b) => place(a) - place(b)),
    }));
}

/** What the pages make of a colour, in both themes. */
export const shadesOf = (hex: string) => ({
  hex,
  light: brandShades(hex, 'light'),
  dark: brandShades(hex, 'dark'),
});
