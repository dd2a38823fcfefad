/** What a character is to the search. */
export const WORD = 1;
/** Of a script that puts no spaces between words. */
export const UNSPACED = 2;
export const LATIN = 4;
/** Of a script whose letters pass for Latin ones. */
export const LOOKALIKE = 8;
export const DIGIT = 16;

/** One character as it is searched for. */
export interface FoldedCharacter {
  /** Without accents, capitals kept. */
  exact: number;
  /** Without accents, in small letters. */
  lower: number;
  /** The Latin letter it looks like, else `lower`. */
  shape: number;
  kind: number;
}

const SPACE: FoldedCharacter = { exact: 32, lower: 32, shape: 32, kind: 0 };

/** Marks that only dress a letter; vowel signs of other scripts make another word and stay. */
const ACCENTS: readonly [from: number, to: number][] = [
  [0x300, 0x36f],
  [0x483, 0x489],
  [0x591, 0x5c7],
  [0x64b, 0x65f],
  [0x670, 0x670],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x20d0, 0x20ff],
  [0xfe20, 0xfe2f],
];
/** Shows as nothing besides format characters: blank letters and variation selectors. */
const BLANKS: readonly [from: number, to: number][] = [
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x2800, 0x2800],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xffa0, 0xffa0],
  [0xe0000, 0xe0fff],
];
const FORMAT = /\p{Cf}/u;
const MARK = /\p{M}/u;
const LETTER = /[\p{L}\p{N}\p{M}_]/u;
const NO_SPACES =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const LETTERS_APART: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
};
/** Small letters of other alphabets, and digits, beside the Latin letter each passes for. */
const LOOKS_LIKE =
  'аaвbгrеeзeіiїiјjкkмmнhоoрpсcтtуyхxѕsһhӏiԁdԛqԝwүyиuпnαaβbγyεeηnιiκkνvοoρpτtυuχxωw0o1i3e4a5s7t8bli';
const shapes = new Map<number, number>();
const likes = [...LOOKS_LIKE];
for (let at = 0; at < likes.length; at += 2) {
  shapes.set(likes[at]!.codePointAt(0)!, likes[at + 1]!.codePointAt(0)!);
}

const known = new Map<number, readonly FoldedCharacter[]>();
/** Memory for characters seen; Unicode has a million, a forum some thousands. */
const KNOWN_MAX = 50_000;

/** A code point as it is searched for: nothing for what cannot be seen, several for a ligature. */
export function fold(code: number): readonly FoldedCharacter[] {
  let folded = known.get(code);
  if (!folded) {
    folded = foldAnew(code);
    if (known.size < KNOWN_MAX) known.set(code, folded);
  }
  return folded;
}

/** Whether it stands on the letter before it. */
export const isMark = (code: number): boolean => MARK.test(String.fromCodePoint(code));

const within = (code: number, ranges: readonly [number, number][]): boolean =>
  ranges.some(([from, to]) => code >= from && code <= to);

const isUnseen = (character: string): boolean => {
  const code = character.codePointAt(0)!;
  return within(code, ACCENTS) || within(code, BLANKS) || FORMAT.test(character);
};

function foldAnew(code: number): readonly FoldedCharacter[] {
  const character = String.fromCodePoint(code);
  if (isUnseen(character)) return [];
  if (/\s/u.test(character)) return [SPACE];
  const apart = LETTERS_APART[character] ?? character.normalize('NFKD');
  const folded: FoldedCharacter[] = [];
  for (const part of apart) {
    if (/\s/u.test(part)) folded.push(SPACE);
    else if (!isUnseen(part)) folded.push(one(part));
  }
  return folded;
}

function one(part: string): FoldedCharacter {
  const lower = part.toLowerCase().codePointAt(0)!;
  return {
    exact: part.codePointAt(0)!,
    lower,
    shape: shapes.get(lower) ?? lower,
    kind: kindOf(part, lower),
  };
}

function kindOf(part: string, lower: number): number {
  if (!LETTER.test(part)) return 0;
  let kind = WORD;
  if (NO_SPACES.test(part)) kind |= UNSPACED;
  if (lower >= 48 && lower <= 57) kind |= DIGIT;
  else if (lower < 0x250) kind |= LATIN;
  else if (lower >= 0x370 && lower < 0x530) kind |= LOOKALIKE;
  return kind;
}
