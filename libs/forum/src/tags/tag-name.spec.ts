import { tagName, tagSlugs } from './tag-name.js';

const slugs = (name: string) => {
  const words = tagSlugs(name);
  return [words.next().value, words.next().value];
};
const reason = (text: string) => {
  try {
    return tagName(text);
  } catch (error) {
    return (error as { reason: string }).reason;
  }
};

describe('the name of a tag', () => {
  it('loses the # in front and spare spaces, and keeps those within', () => {
    expect(tagName('  ##web   design ')).toBe('web design');
    expect(tagName('C#')).toBe('C#');
    expect(tagName('É́té'.normalize('NFD'))).toBe('É́té'.normalize('NFC'));
  });

  it('refuses commas, emptiness, length and what is no text', () => {
    expect(reason('a, b')).toBe('tag_has_comma');
    expect(reason('##')).toBe('required');
    expect(reason('x'.repeat(41))).toBe('too_long');
    expect(reason('x'.repeat(400_000))).toBe('too_long');
    expect(reason('a\0b')).toBe('text_has_nul');
    expect(reason('a\ud800')).toBe('text_malformed');
    expect(reason('a\u202eb')).toBe('text_has_bidi');
  });

  it('takes forty letters of any script', () => {
    expect(tagName('界'.repeat(40))).toHaveLength(40);
    expect(tagName('شبكة')).toBe('شبكة');
  });
});

describe('the address of a tag', () => {
  it('numbers the names that fold to the same word', () => {
    expect(slugs('C++')).toEqual(['c', 'c-2']);
    expect(slugs('Évian')).toEqual(['evian', 'evian-2']);
  });

  it('comes from the digest of a name without Latin letters, whatever its case', () => {
    expect(slugs('Сеть')[0]).toMatch(/^tag-[0-9a-f]{8}$/);
    expect(slugs('Сеть')).toEqual(slugs('СЕТЬ'));
    expect(slugs('Сеть')[0]).not.toBe(slugs('Вода')[0]);
  });
});
