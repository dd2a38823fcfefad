/** `base`, or the first of `base-2`, `base-3` … that is not taken; takes it. */
export function takeSlug(base: string, taken: Set<string>): string {
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (taken.has(slug)) continue;
    taken.add(slug);
    return slug;
  }
}
