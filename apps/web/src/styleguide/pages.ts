/** The pages of the styleguide by the last part of their address. */
export const pages = {
  components: () => import('./Components.svelte'),
  home: () => import('./HomePage.svelte'),
  thread: () => import('./ThreadPage.svelte'),
  ask: () => import('./AskPage.svelte'),
};
