import type { ParamMatcher } from '@sveltejs/kit';

/** A thread or post number as it stands in an address. */
export const match: ParamMatcher = (word) => /^[1-9]\d{0,8}$/.test(word);
