const K1 = 1.2;
const B = 0.75;

/** The place of PostgreSQL: plain BM25 over all threads, held in memory; gives all in their order. */
export function firstStageOf(threads, statistics, termsOf) {
  const postings = new Map();
  const lengths = threads.map((thread, at) => {
    const terms = termsOf(thread);
    for (const term of terms) {
      if (!postings.has(term)) postings.set(term, new Map());
      const counts = postings.get(term);
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
    return terms.length;
  });
  return (query) => {
    const scores = threads.map(() => 0);
    for (const term of new Set(termsOf(query))) {
      const counts = postings.get(term) ?? new Map();
      const idf = Math.log(1 + (threads.length - counts.size + 0.5) / (counts.size + 0.5));
      for (const [at, count] of counts) {
        const length = 1 - B + (B * lengths[at]) / statistics.averageLength;
        scores[at] += (idf * count * (K1 + 1)) / (count + K1 * length);
      }
    }
    const excluded = new Set(query.exclude);
    return threads
      .map(({ id }, at) => ({ id, at }))
      .filter(({ id }) => !excluded.has(id))
      .sort((a, b) => scores[b.at] - scores[a.at] || a.at - b.at)
      .map(({ id }) => id);
  };
}
