import { DomainError } from '../errors/domain.error.js';
import { cleanText, repairText, type TextRule } from './clean-text.js';
import { itWith, sharedData } from './shared-data.js';

const title: TextRule = { max: 20, field: 'title' };
const body: TextRule = { max: 100, multiline: true };

function reasonOf(value: string, rule: TextRule): string {
  try {
    return `kept ${JSON.stringify(cleanText(value, rule))}`;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'INVALID') return error.reason;
    throw error;
  }
}

describe('cleanText', () => {
  it.each([
    ['a\0b', 'text_has_nul', 'text_has_nul'],
    ['a\ud800b', 'text_malformed', 'text_malformed'],
    ['a\udc00', 'text_malformed', 'text_malformed'],
    ['a\x07b', 'text_has_control', 'text_has_control'],
    ['a\x85b', 'text_has_control', 'text_has_control'],
    ['a\nb', 'text_has_control', 'kept "a\\nb"'],
    ['a\tb', 'text_has_control', 'kept "a\\tb"'],
    ['a\u2028b', 'text_has_control', 'kept "a\u2028b"'],
    ['a\u202eb', 'text_has_bidi', 'kept "a\u202eb"'],
    ['a\u2067b\u2069', 'text_has_bidi', 'kept "a\u2067b\u2069"'],
    ['שלום\u200f', 'kept "שלום\u200f"', 'kept "שלום\u200f"'],
    [`a${'\u0301'.repeat(8)}`, 'text_has_marks', `kept "a${'\u0301'.repeat(8)}"`],
    [`a${'\u0335'.repeat(31)}`, 'text_has_marks', 'text_has_marks'],
    ['', 'required', 'required'],
    [' \u200b\u3164 ', 'required', 'required'],
    ['\u0301', 'required', 'required'],
    ['x'.repeat(21), 'too_long', `kept "${'x'.repeat(21)}"`],
    ['x'.repeat(101), 'too_long', 'too_long'],
    ['x'.repeat(1_000_000), 'too_long', 'too_long'],
    ['🎈'.repeat(20), `kept "${'🎈'.repeat(20)}"`, `kept "${'🎈'.repeat(20)}"`],
    ['  a  b  ', 'kept "a  b"', 'kept "  a  b"'],
    ['e\u0301', 'kept "\u00e9"', 'kept "e\u0301"'],
    ['👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'kept "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿"', 'kept "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿"'],
  ])('%j: as a title %s, as a body %s', (value, asTitle, asBody) => {
    expect([reasonOf(value, title), reasonOf(value, body)]).toEqual([asTitle, asBody]);
  });

  it('keeps the first line’s indentation and one kind of line end', () => {
    expect(cleanText('\r\n \r\n    code\r\nb\rc  \r\n\r\n', body)).toBe('    code\nb\nc');
  });

  it('names the field and the limit', () => {
    expect(() => cleanText('x'.repeat(30), title)).toThrow(
      expect.objectContaining({ details: { fields: { title: 'too_long' }, params: { max: 20 } } }),
    );
    expect(() => cleanText('ab', { ...title, min: 3 })).toThrow(
      expect.objectContaining({ details: { fields: { title: 'too_short' }, params: { min: 3 } } }),
    );
    expect(cleanText('', { ...title, min: 0 })).toBe('');
  });

  it('changes nothing the second time', () => {
    const once = cleanText(' L\u2019e\u0301te\u0301 \u00a0', title);
    expect(cleanText(once, title)).toBe(once);
  });

  const naughty = sharedData('naughty-strings.json');
  itWith(naughty)('answers every naughty string with an exact round trip or a reason', () => {
    const known = /^(required|too_long|text_(has_(nul|control|bidi|marks)|malformed))$/;
    for (const value of JSON.parse(naughty as string) as string[]) {
      const asTitle = reasonOf(value, { max: 500 });
      if (!known.test(asTitle)) expect(asTitle).toBe(`kept ${JSON.stringify(value.trim())}`);
      const asBody = reasonOf(value, { max: 5_000, multiline: true });
      if (!known.test(asBody)) expect(asBody).toBe(`kept ${JSON.stringify(value.trimEnd())}`);
    }
  });
});

describe('repairText', () => {
  it.each([
    ['a\0b\ud800', 'ab\ufffd', 'ab\ufffd'],
    ['a\u202e\x07b\n\nc', 'ab c', 'a\u202eb\n\nc'],
    [`a${'\u0335'.repeat(40)}`, `a${'\u0335'.repeat(6)}`, `a${'\u0335'.repeat(30)}`],
    ['  plain ', 'plain', '  plain'],
  ])('makes %j acceptable', (value, asTitle, asBody) => {
    expect(repairText(value)).toBe(asTitle);
    expect(repairText(value, { multiline: true })).toBe(asBody);
    expect(cleanText(asTitle, { max: 100 })).toBe(asTitle);
    expect(cleanText(asBody, body)).toBe(asBody);
  });

  it('leaves nothing that cleanText refuses, whatever the characters', () => {
    for (let code = 0; code < 0x2100; code++) {
      const value = `a${String.fromCharCode(code).repeat(40)}b${String.fromCharCode(code)}`;
      for (const multiline of [true, false]) {
        const repaired = repairText(value, { multiline });
        expect(cleanText(repaired, { max: 100, multiline })).toBe(repaired);
      }
    }
  });
});
