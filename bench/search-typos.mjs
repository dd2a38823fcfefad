// Whether a thread is found by its title with mistakes in one word: of 500 threads, how many are
// among the first five. A mistake is a letter changed, added, left out or swapped with the next; the
// word is one of five letters or more. Draws are the same in every run.

const THREADS = 500;
const TOP = 5;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const FIND = `query Find($text: String!) {
  search(text: $text, first: ${TOP}) { hits { nodes { thread { number } } } }
}`;

export const typosName = (edits) =>
  `found with ${edits} ${edits === 1 ? 'edit' : 'edits'} in a word`;

/** Percent found, by the number of edits. */
export async function measureTypos(server, client) {
  const { rows: threads } = await client.query(
    `select number::int, title from threads
     where withdrawn_at is null and removed_at is null and merged_into_id is null
       and title ~ '[A-Za-z]{5}' order by md5(id::text) limit ${THREADS}`,
  );
  const found = {};
  for (const edits of [1, 2]) {
    const random = randomFrom(edits);
    let hits = 0;
    for (const { number, title } of threads) {
      const numbers = await ask(server, mistyped(title, edits, random));
      if (numbers.includes(number)) hits += 1;
    }
    found[edits] = (100 * hits) / threads.length;
    console.log(`${typosName(edits)}: ${found[edits].toFixed(1)} % in the first ${TOP}`);
  }
  return found;
}

async function ask(server, text) {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: FIND, variables: { text } }),
  });
  const { data } = await response.json();
  return data.search.hits.nodes.map(({ thread }) => thread.number);
}

function mistyped(title, edits, random) {
  const words = [...title.matchAll(/[A-Za-z]{5,}/g)];
  const { 0: word, index } = words[random(words.length)];
  for (;;) {
    let typed = word;
    for (let edit = 0; edit < edits; edit++) typed = edited(typed, random);
    if (typed !== word) return title.slice(0, index) + typed + title.slice(index + word.length);
  }
}

function edited(word, random) {
  const at = random(word.length);
  const letter = LETTERS[random(LETTERS.length)];
  const last = Math.min(at, word.length - 2);
  return [
    () => word.slice(0, at) + letter + word.slice(at + 1),
    () => word.slice(0, at) + letter + word.slice(at),
    () => word.slice(0, at) + word.slice(at + 1),
    () => word.slice(0, last) + word[last + 1] + word[last] + word.slice(last + 2),
  ][random(4)]();
}

/** Whole numbers below a limit, the same from the same seed (Park and Miller). */
function randomFrom(seed) {
  let state = 20_261_122 + seed;
  return (limit) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
}
