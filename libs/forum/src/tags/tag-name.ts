import { createHash } from 'node:crypto';
import { cleanText, DomainError, slugify } from '@parvis/kernel';
import { TAG_NAME_MAX } from './tag.entity.js';

/**
 * A tag's name as it is stored: one line without the # people type before it, single spaces.
 * A comma is refused as `tag_has_comma`, since forms take several tags between commas.
 */
export function tagName(text: string): string {
  const name = cleanText(text.length > 10 * TAG_NAME_MAX ? text : text.replace(/^[\s#]+/, ''), {
    max: TAG_NAME_MAX,
  }).replace(/\s+/g, ' ');
  if (/[,;،、，]/.test(name)) throw new DomainError('INVALID', 'tag_has_comma');
  return name;
}

/**
 * The words an address may take, best first: `c`, then `c-2` for C++ and `c-3` for C#. A name
 * without a Latin letter gets one made of its digest, so that thousands of them need no counting.
 */
export function* tagSlugs(name: string): Generator<string> {
  const digest = createHash('sha256').update(name.toLowerCase()).digest('hex');
  const slug = slugify(name, `tag-${digest.slice(0, 8)}`, TAG_NAME_MAX);
  yield slug;
  for (let number = 2; ; number++) yield `${slug}-${number}`;
}
