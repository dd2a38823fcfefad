import type { LocaleCode } from '$lib/messages/locales';
import type { Translate } from '$lib/messages/translate';
import type { FilterName } from './search-request';

export interface Facet {
  name: 'room' | 'tag' | 'kind' | 'solved' | 'expert' | 'language';
  values: { value: string; label: string; count: number }[];
}

const kinds = ['question', 'discussion', 'idea', 'article'] as const;

/** How a value of a filter reads; rooms and tags are called what they are called. */
export function facetLabel(
  t: Translate,
  code: LocaleCode,
  name: FilterName,
  value: string,
  label = value,
): string {
  const kind = kinds.find((one) => one === value);
  if (name === 'kind' && kind) return t(`site.kind.${kind}`);
  if (name === 'solved') return t(value === 'true' ? 'search.solved.true' : 'search.solved.false');
  if (name === 'expert') return t(value === 'true' ? 'search.expert.true' : 'search.expert.false');
  if (name === 'language') {
    const called = new Intl.DisplayNames(code, { type: 'language' }).of(value) ?? value;
    return called.charAt(0).toLocaleUpperCase(code) + called.slice(1);
  }
  return label;
}
