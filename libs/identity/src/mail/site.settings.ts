import { setting } from '@parvis/kernel';

/** What the brand calls its community; it signs every mail. */
export const SITE_NAME = setting('site.name', 'Parvis', { public: true, min: 1, max: 60 });
