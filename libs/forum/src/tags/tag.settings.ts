import { setting } from '@parvis/kernel';

export type TagRule = 'free' | 'curated';
export const TAG_RULES: readonly TagRule[] = ['free', 'curated'];

/** Who makes tags: `free`, every confirmed member by using a new word; `curated`, staff alone. */
export const TAG_RULE = setting('tags.policy', 'free', { options: TAG_RULES, public: true });
