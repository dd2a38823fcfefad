import { getContext, setContext } from 'svelte';
import type { Locale } from './locale';

interface Surroundings {
  readonly locale: Locale;
  /** The moment relative times are told from: the server's, then the reader's clock. */
  readonly now: number;
}

const key = Symbol('locale');

/** Called once by the root layout; the getters keep what they return live. */
export function provideLocale(surroundings: Surroundings): void {
  setContext(key, surroundings);
}

/** The same for a component that is rendered by itself, below no layout. */
export const surroundingsOf = (locale: Locale, now: number): Map<unknown, Surroundings> =>
  new Map([[key, { locale, now }]]);

/** Words and formats for the reader: `const { t } = useLocale();` */
export function useLocale(): Locale {
  return getContext<Surroundings>(key).locale;
}

export function useClock(): Pick<Surroundings, 'now'> {
  return getContext<Surroundings>(key);
}
