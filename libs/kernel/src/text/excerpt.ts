/**
 * The first words of a plain text (`RenderedText.text`) on one line, at most `max` code units and
 * an ellipsis. Never cuts a word that is shorter than half of it, nor a character in two.
 */
export function excerptOf(text: string, max = 200): string {
  const line = text
    .slice(0, 4 * max)
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= max) return line;
  const space = line.lastIndexOf(' ', max);
  if (space >= max / 2) return `${line.slice(0, space).replace(/[\s,;:.–-]+$/, '')}…`;
  return `${wholeCharacters(line, max)}…`;
}

/** Cuts between what a reader sees as characters: emoji sequences and accents stay whole. */
function wholeCharacters(line: string, max: number): string {
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter().segment(line.slice(0, max + 64))) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  return line.slice(0, end || max);
}
