import type { RequestEvent } from '@sveltejs/kit';

/**
 * Tells the page cache what this page was made of (`thread:1042`, `member:ada`, `lists`), so that
 * it may keep the page for anonymous readers until one of these changes. A page that says nothing
 * is rendered for every reader anew.
 */
export function dependsOn({ setHeaders }: Pick<RequestEvent, 'setHeaders'>, ...names: string[]) {
  setHeaders({ 'x-parvis-depends': [...new Set(names)].join(' ') });
}
