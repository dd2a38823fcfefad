const PLACES = 5;

/** Average precision, reciprocal rank, precision at 1 and 5 of one list; all 0 where none is right. */
export function measuresOf(list, relevant) {
  const right = new Set(relevant);
  const hits = list.flatMap((id, at) => (right.has(id) ? [at + 1] : []));
  const precisions = hits.map((rank, found) => (found + 1) / rank);
  return {
    MAP: right.size > 0 ? sum(precisions) / right.size : 0,
    MRR: hits.length > 0 ? 1 / hits[0] : 0,
    'P@1': hits[0] === 1 ? 1 : 0,
    'P@5': hits.filter((rank) => rank <= PLACES).length / PLACES,
  };
}

/** The means over all lists, in per cent, as one line. */
export function averages(rows) {
  return Object.keys(rows[0])
    .map((key) => `${key} ${((100 * sum(rows.map((row) => row[key]))) / rows.length).toFixed(2)}`)
    .join('   ');
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
