import { DomainError } from '../errors/domain.error.js';
import { cleanText } from '../text/clean-text.js';

export type SettingValue = boolean | number | string;

/** One thing an admin may change: its key, type, default and bounds. */
export interface Setting<T extends SettingValue = SettingValue> {
  key: string;
  default: T;
  /** Whether everyone may read the value; else admins alone. */
  public: boolean;
  /** The least number, or how many characters a text must have. */
  min?: number;
  /** The greatest number, or how many characters a text may have; 1,000 unless said. */
  max?: number;
  /** Allowed words of a text. */
  options?: readonly string[];
  pattern?: RegExp;
  /** What only code can tell of a text, such as whether a time zone exists. */
  accepts?: (value: string) => boolean;
}

const TEXT_MAX = 1_000;

export const registry = new Map<string, Setting>();

/** Declares a setting beside the feature that reads it. Numbers and texts need bounds. */
export function setting<T extends SettingValue>(
  key: string,
  fallback: T,
  rules: Omit<Setting, 'key' | 'default' | 'public'> & { public?: boolean } = {},
): Setting<T extends boolean ? boolean : T extends number ? number : string> {
  const declared = { ...rules, key, default: fallback, public: rules.public ?? false };
  registry.set(key, declared);
  return declared as never;
}

/** The value as it is stored, and why it may not be, as a stable word. */
export function accepted(
  known: Setting,
  value: SettingValue,
): { value: SettingValue; reason: string | null } {
  if (typeof value !== typeof known.default) return { value, reason: 'wrong_type' };
  if (typeof value === 'number') return { value, reason: refusedNumber(known, value) };
  if (typeof value === 'string') return acceptedText(known, value);
  return { value, reason: null };
}

function refusedNumber(known: Setting, value: number): string | null {
  if (!Number.isFinite(value)) return 'wrong_type';
  if (Number.isInteger(known.default) && !Number.isInteger(value)) return 'not_whole';
  if (known.min !== undefined && value < known.min) return 'too_small';
  return known.max !== undefined && value > known.max ? 'too_large' : null;
}

function acceptedText(known: Setting, text: string): ReturnType<typeof accepted> {
  try {
    const value = cleanText(text, { min: known.min ?? 0, max: known.max ?? TEXT_MAX });
    return { value, reason: refusedText(known, value) };
  } catch (error) {
    if (error instanceof DomainError) return { value: text, reason: error.reason };
    throw error;
  }
}

function refusedText(known: Setting, value: string): string | null {
  if (known.options && !known.options.includes(value)) return 'not_an_option';
  if (known.pattern && !known.pattern.test(value)) return 'wrong_form';
  return known.accepts && !known.accepts(value) ? 'wrong_form' : null;
}
