const LETTERS: Record<string, string> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/**
 * A readable part of an address: `L'été à Évian` → `l-ete-a-evian`. At most `max` characters, cut
 * between words where it can be; the fallback when no Latin letter or digit is left.
 */
export function slugify(text: string, fallback: string, max = 80): string {
  const folded = text
    .slice(0, 4 * max)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[œæßøłđðþı]/g, (letter) => LETTERS[letter] ?? '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (folded.length <= max) return folded || fallback;
  const cut = folded.slice(0, max + 1);
  const end = cut.lastIndexOf('-');
  return end > max / 2 ? cut.slice(0, end) : cut.slice(0, max).replace(/-$/, '');
}
