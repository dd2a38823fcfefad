import { chosenHandle } from '@parvis/identity';

const MAX = 30;
const LIGATURES: Record<string, string> = { œ: 'oe', Œ: 'Oe', æ: 'ae', Æ: 'Ae', ß: 'ss' };

/** The nearest well-formed handle to a username of any form: `Léa Petit` → `Lea-Petit`. */
export function handleFrom(username: string): string {
  const folded = username
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[œŒæÆß]/g, (letter) => LIGATURES[letter]!)
    .replace(/[^A-Za-z0-9_.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, MAX)
    .replace(/[.-]+$/, '');
  return isAllowed(folded) ? folded : `${folded || 'member'}-1`.slice(-MAX);
}

/** `name`, then `name-2`, `name-3` …, each within the length of a handle. */
export function* handlesLike(handle: string): Generator<string> {
  yield handle;
  for (let number = 2; ; number++) {
    const ending = `-${number}`;
    yield handle.slice(0, MAX - ending.length).replace(/[.-]+$/, '') + ending;
  }
}

function isAllowed(handle: string): boolean {
  try {
    chosenHandle(handle);
    return true;
  } catch {
    return false;
  }
}
