import { accepted, type Setting, type SettingValue } from './setting.js';
import { settingType, settingValue } from './setting.type.js';

const declared = (fallback: SettingValue, rules: Partial<Setting> = {}): Setting => ({
  key: 'spec.key',
  default: fallback,
  public: false,
  ...rules,
});
const reason = (known: Setting, value: SettingValue) => accepted(known, value).reason;

describe('what a setting accepts', () => {
  it('keeps numbers within their bounds and whole where the default is', () => {
    const known = declared(10, { min: 0, max: 100 });
    expect(reason(known, 0)).toBeNull();
    expect(reason(known, -1)).toBe('too_small');
    expect(reason(known, 101)).toBe('too_large');
    expect(reason(known, 1.5)).toBe('not_whole');
    expect(reason(known, Number.NaN)).toBe('wrong_type');
    expect(reason(known, '10')).toBe('wrong_type');
    expect(reason(declared(0.5, { min: 0, max: 1 }), 0.25)).toBeNull();
  });

  it('cleans texts and holds them to their rules', () => {
    const named = declared('Parvis', { min: 1, max: 60 });
    expect(accepted(named, '  Le Comptoir ')).toEqual({ value: 'Le Comptoir', reason: null });
    expect(reason(named, ' ')).toBe('required');
    expect(reason(named, 'x'.repeat(600))).toBe('too_long');
    expect(reason(named, 'a\0b')).toBe('text_has_nul');
    expect(reason(named, '\ud800')).toBe('text_malformed');
    expect(reason(declared('', {}), '')).toBeNull();
    expect(reason(declared('a', { options: ['a', 'b'] }), 'c')).toBe('not_an_option');
    expect(reason(declared('a', { pattern: /^[a-z]$/ }), '1')).toBe('wrong_form');
    expect(reason(declared('a', { accepts: (value) => value === 'a' }), 'b')).toBe('wrong_form');
  });

  it('reads values from text and writes them back', () => {
    expect(settingValue(declared(true), 'false')).toBe(false);
    expect(reason(declared(true), settingValue(declared(true), 'no'))).toBe('wrong_type');
    expect(settingValue(declared(1), '-12')).toBe(-12);
    expect(reason(declared(1), settingValue(declared(1), '1e9'))).toBe('wrong_type');
    expect(reason(declared(1), settingValue(declared(1), '9'.repeat(400)))).toBe('wrong_type');
    expect(settingType(declared(false), true)).toMatchObject({
      kind: 'boolean',
      value: 'true',
      default: 'false',
      isPublic: false,
    });
  });
});
