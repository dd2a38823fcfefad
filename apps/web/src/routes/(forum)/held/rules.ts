/** Why a rule held a text; a rule this page has no sentence for reads as “another rule”. */
const known = [
  'first_posts',
  'trust_level',
  'room',
  'links',
  'images',
  'watched_word',
  'typed_too_fast',
] as const;

export const ruleWord = (rule: string) => known.find((word) => word === rule) ?? 'other';
