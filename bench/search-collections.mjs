import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The labelled collections in a folder; whoever has none is told what is missing. */
export function readCollections(folder, part) {
  const read = (name) => linesOf(folder, name);
  return [
    {
      name: 'Similar questions of an English forum, the search engine gives 10 (SemEval-2016 3B), MAP',
      ...community(read(`similar-${part}`), read(`similar-${part}-corpus`)),
    },
    {
      name: 'Wordings of the same question in French, the whole collection ranked, MAP and P@1',
      ...answered(read(`similar-fr-${part}`), read(`similar-fr-${part}-corpus`), 'fr'),
    },
    {
      name: 'English wordings to the entry that answers them, MRR',
      ...answered(read(`faq-en-${part}`), corpusOf(folder, 'faq-en', part), 'en'),
    },
  ];
}

function corpusOf(folder, name, part) {
  const own = `${name}-${part}-corpus`;
  return linesOf(folder, pathOf(folder, own) ? own : `${name}-corpus`);
}

/** Threads come as one text, the title first. */
function community(queries, corpus) {
  const threads = corpus.map(({ id, text }) => ({ id, ...titled(text), language: 'en' }));
  return {
    threads,
    queries: queries.map(({ text, ...query }) => ({ ...titled(text), ...query, language: 'en' })),
  };
}

function answered(queries, corpus, language) {
  const threads = corpus.map(({ id, title, answer }) => ({ id, title, answer, language }));
  return { threads, queries: queries.map((query) => ({ ...query, title: query.text, language })) };
}

function titled(text) {
  const end = text.indexOf('. ');
  return end < 0 ? { title: text } : { title: text.slice(0, end), body: text.slice(end + 2) };
}

function linesOf(folder, name) {
  const path = pathOf(folder, name);
  if (!path) {
    console.error(
      `${join(folder, name)}.jsonl is missing: these collections are not ours to ship.`,
    );
    process.exit(2);
  }
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

function pathOf(folder, name) {
  return [`${name}.jsonl`, `${name}.jsonl.gz`]
    .map((file) => join(folder, file))
    .find((path) => existsSync(path));
}
