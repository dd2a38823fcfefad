import ret, { type Token, type Tokens, types } from 'ret';

/** The package is the function itself, whatever its types say. */
const tokenize = ret as unknown as typeof ret.default;

/** More repetitions than this count as without end. */
const MANY = 10;
const LAST = 0x10ffff;

type Range = [from: number, to: number];

/**
 * Whether a regular expression would run away in an engine that tries every way to match: a
 * repetition within a repetition (`(a+)+`), repeated alternatives that begin alike (`(a|aa)+`),
 * or two repetitions of the same letters in a row (`\d+\d+`). Ours does not try, so such a
 * pattern would do no harm here; it is refused because it never says what its author means and
 * because patterns are carried to other systems. What the parser does not know passes: the
 * engine's own compiler judges it.
 */
export function isUnsafePattern(pattern: string): boolean {
  let root: Tokens;
  try {
    root = tokenize(pattern);
  } catch {
    return false;
  }
  return branchesOf(root).some((branch) => isUnsafe(branch, false));
}

function isUnsafe(branch: readonly Token[], repeated: boolean): boolean {
  if (branch.some((token, at) => runsInto(token, branch[at + 1]))) return true;
  return branch.some((token) => {
    if (token.type === types.GROUP) {
      return branchesOf(token).some((inner) => isUnsafe(inner, repeated));
    }
    if (token.type !== types.REPETITION) return false;
    const many = token.max >= MANY;
    if (many && repeated && token.min !== token.max) return true;
    const inner = branchesOf(token.value);
    if (many && inner.length > 1 && beginAlike(inner)) return true;
    return inner.some((part) => isUnsafe(part, repeated || many));
  });
}

const branchesOf = (token: Tokens): Token[][] => {
  if (token.type !== types.GROUP && token.type !== types.ROOT) return [[token as Token]];
  return token.options ?? [token.stack ?? []];
};

const isMany = (token: Token | undefined): boolean =>
  token?.type === types.REPETITION && token.max >= MANY;

/** Two neighbours that both repeat and could share a letter. */
function runsInto(token: Token, next: Token | undefined): boolean {
  if (!isMany(token) || !isMany(next)) return false;
  return overlap(firstOf([token]), firstOf([next!]));
}

function beginAlike(branches: readonly Token[][]): boolean {
  const firsts = branches.map(firstOf);
  return firsts.some((first, at) => firsts.slice(at + 1).some((other) => overlap(first, other)));
}

/** The characters a branch may begin with; all of them when it may be empty. */
function firstOf(branch: readonly Token[]): Range[] {
  const first: Range[] = [];
  for (const token of branch) {
    if (token.type === types.POSITION) continue;
    first.push(...rangesOf(token));
    if (token.type !== types.REPETITION || token.min > 0) return first;
  }
  return [[0, LAST]];
}

function rangesOf(token: Token): Range[] {
  if (token.type === types.CHAR) return [[token.value, token.value]];
  if (token.type === types.RANGE) return [[token.from, token.to]];
  if (token.type === types.REPETITION) return rangesOf(token.value);
  if (token.type === types.GROUP) return branchesOf(token).flatMap(firstOf);
  if (token.type !== types.SET) return [[0, LAST]];
  const members = token.set.flatMap((part) => rangesOf(part));
  return token.not ? complement(members) : members;
}

function complement(ranges: Range[]): Range[] {
  const others: Range[] = [];
  let next = 0;
  for (const [from, to] of ranges.sort((a, b) => a[0] - b[0])) {
    if (from > next) others.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  if (next <= LAST) others.push([next, LAST]);
  return others;
}

const overlap = (some: readonly Range[], others: readonly Range[]): boolean =>
  some.some(([from, to]) => others.some(([start, end]) => from <= end && start <= to));
