import type { Fields } from './bm25f.js';
import type { Lexicon } from './lexicon.js';
import { countsOf, type TermVector, vectorOf } from './term-vector.js';

/** More of a text repeats what it is about, and costs time. */
export const LONGEST = { title: 400, body: 1_200, answer: 1_000 };

/** A text, read once, in the forms that the parts of the ranking compare; all by their numbers. */
export interface TextProfile {
  readonly fields: Fields<number>;
  /** As written, title and body. */
  readonly words: readonly number[];
  /** Function words included: "how to" and "where to" tell short titles apart. */
  readonly title: TermVector<number>;
  /** Title and body without function words. */
  readonly telling: readonly number[];
  readonly tellingTitle: readonly number[];
  /** What it is about: telling terms, the accepted answer's included. */
  readonly matter: TermVector<number>;
}

interface Text {
  readonly title: string;
  readonly body?: string | undefined;
  readonly answer?: string | undefined;
  readonly language: string;
}

/** Terms weigh by how rare they are. */
export function profileOf(
  text: Text,
  lexicon: Lexicon,
  idf: (stem: number) => number,
): TextProfile {
  const { stemOf, isTelling } = lexicon;
  const read = (from: string | undefined, most: number): readonly number[] =>
    lexicon.read((from ?? '').slice(0, most), text.language);
  const add = (to: number[], from: readonly number[], tellingAlone: boolean): number[] => {
    for (const word of from) if (!tellingAlone || isTelling[word]) to.push(stemOf[word]!);
    return to;
  };
  const title = read(text.title, LONGEST.title);
  const body = read(text.body, LONGEST.body);
  const answer = read(text.answer, LONGEST.answer);
  const titleStems = add([], title, false);
  const tellingTitle = add([], title, true);
  const telling = add([...tellingTitle], body, true);
  return {
    fields: { title: titleStems, text: add(add([], body, false), answer, false) },
    words: [...title, ...body],
    title: vectorOf(countsOf(titleStems), idf),
    telling,
    tellingTitle,
    matter: vectorOf(countsOf(add([...telling], answer, true)), idf),
  };
}
