import type { Parvis } from '$lib/server/parvis';

/** A community without an API, for looking at pages while they are designed. */
export const standIn: Parvis = {
  graphql: async () => ({ errors: [{ message: 'no API', extensions: { code: 'NOT_FOUND' } }] }),
  viewer: null,
  settings: {
    name: 'Orbelle',
    tagline: 'La place des amateurs d’espresso',
    brandColour: '#2440c4',
    logoUrl: null,
    defaultLocale: 'fr',
    timeZone: 'Europe/Paris',
    signUpOpen: true,
  },
};
