/** Terms of a thread by field, with the field's length in words. */
export interface FieldCounts {
  readonly title: ReadonlyMap<string, number>;
  readonly text: ReadonlyMap<string, number>;
  readonly titleLength: number;
  readonly textLength: number;
}

export interface Bm25Settings {
  readonly k1: number;
  readonly b: number;
  /** A term of the title counts as so many of the text. */
  readonly title: number;
}

/**
 * BM25F (Robertson, Zaragoza 2009, §3.6) as a share of what a thread would get that repeats every
 * term endlessly: from 0 to 1, so that long and short questions compare.
 *
 *     Σ w·idf·f·(k1+1) / (f + k1·(1 − b + b·length/average))  ÷  Σ w·idf·(k1+1),  f = title·tf + tf
 */
export function bm25f(
  question: ReadonlyMap<string, number>,
  fields: FieldCounts,
  averageLength: number,
  idf: (term: string) => number,
  { k1, b, title }: Bm25Settings,
): number {
  const length = title * fields.titleLength + fields.textLength;
  const saturation = k1 * (1 - b + (b * length) / (averageLength || 1));
  let sum = 0;
  let most = 0;
  for (const [term, weight] of question) {
    const worth = weight * idf(term);
    const count = title * (fields.title.get(term) ?? 0) + (fields.text.get(term) ?? 0);
    sum += (worth * count) / (count + saturation);
    most += worth;
  }
  return most > 0 ? sum / most : 0;
}
