import { type BodyOptions, bodyConverter, type SourceBody } from '../bodies/index.js';

type Quoted = NonNullable<BodyOptions['quoted']>;

let answer: Quoted = () => null;
const convert = bodyConverter({ quoted: (source) => answer(source) });

/** The one converter of old bodies; who answers for a quote changes from text to text. */
export const bodies = {
  convert(body: SourceBody, quoted: Quoted): string {
    answer = quoted;
    return convert(body);
  },
};
