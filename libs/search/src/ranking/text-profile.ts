import type { Fields } from './bm25f.js';
import { isFunctionWord } from './function-words.js';
import { countsOf, type TermVector, vectorOf } from './term-vector.js';
import { type Term, termsOf } from './tokens.js';

/** More of a text repeats what it is about, and costs time. */
const LONGEST = { title: 400, body: 1_200, answer: 1_000 };

/** A text, read once, in the forms that the parts of the ranking compare. */
export interface TextProfile {
  readonly language: string;
  readonly fields: Fields;
  /** As written, title and body. */
  readonly words: readonly string[];
  /** Function words included: "how to" and "where to" tell short titles apart. */
  readonly title: TermVector;
  /** Title and body without function words. */
  readonly telling: readonly string[];
  readonly tellingTitle: readonly string[];
  /** What it is about: telling terms, the accepted answer's included. */
  readonly matter: TermVector;
}

interface Text {
  readonly title: string;
  readonly body?: string | undefined;
  readonly answer?: string | undefined;
  readonly language: string;
}

/** Terms weigh by how rare they are. */
export function profileOf(text: Text, idf: (stem: string) => number): TextProfile {
  const { language } = text;
  const read = (from: string | undefined, most: number): Term[] =>
    termsOf((from ?? '').slice(0, most), language);
  const title = read(text.title, LONGEST.title);
  const body = read(text.body, LONGEST.body);
  const answer = read(text.answer, LONGEST.answer);
  const telling = (terms: Term[]): string[] =>
    stems(terms.filter(({ word }) => !isFunctionWord(word, language)));
  const tellingTitle = telling(title);
  const tellingText = [...tellingTitle, ...telling(body)];
  const titleStems = stems(title);
  return {
    language,
    fields: { title: titleStems, text: [...stems(body), ...stems(answer)] },
    words: [...title, ...body].map(({ word }) => word),
    title: vectorOf(countsOf(titleStems), idf),
    telling: tellingText,
    tellingTitle,
    matter: vectorOf(countsOf([...tellingText, ...telling(answer)]), idf),
  };
}

function stems(terms: readonly Term[]): string[] {
  return terms.map(({ stem }) => stem);
}
