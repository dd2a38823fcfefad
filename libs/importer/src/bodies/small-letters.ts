import { inline, type Part } from './parts.js';

const letters = (plain: string, small: string) =>
  new Map([...plain].map((letter, i) => [letter, [...small][i] as string]));

const RAISED = letters('0123456789+-=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ');
const LOWERED = letters('0123456789+-=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎');

/** `10<sup>-5</sup>` as 10⁻⁵; null where Unicode has no such letters. */
export const raised = (text: string) => spelled(text, RAISED);
export const lowered = (text: string) => spelled(text, LOWERED);

function spelled(text: string, small: Map<string, string>): Part[] | null {
  const signs = [...text].map((letter) => small.get(letter));
  return signs.length > 0 && signs.every(Boolean) ? [inline(signs.join(''))] : null;
}
