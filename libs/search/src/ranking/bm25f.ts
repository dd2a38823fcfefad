/** A thread's terms by field. */
export interface Fields<Term> {
  readonly title: readonly Term[];
  readonly text: readonly Term[];
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
 *     Σ w·idf·f / (f + k1·(1 − b + b·length/average))  ÷  Σ w·idf,   f = title·tf + tf
 */
export function bm25f<Term>(
  question: ReadonlyMap<Term, number>,
  fields: Fields<Term>,
  averageLength: number,
  idf: (term: Term) => number,
  { k1, b, title }: Bm25Settings,
): number {
  const counts = new Map<Term, number>();
  const count = (terms: readonly Term[], weight: number) => {
    for (const term of terms) {
      if (question.has(term)) counts.set(term, (counts.get(term) ?? 0) + weight);
    }
  };
  count(fields.title, title);
  count(fields.text, 1);
  const length = title * fields.title.length + fields.text.length;
  const saturation = k1 * (1 - b + (b * length) / (averageLength || 1));
  let sum = 0;
  let most = 0;
  for (const [term, weight] of question) {
    const worth = weight * idf(term);
    const found = counts.get(term) ?? 0;
    sum += (worth * found) / (found + saturation);
    most += worth;
  }
  return most > 0 ? sum / most : 0;
}
