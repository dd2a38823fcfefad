import { repairText } from '@parvis/kernel';
import { parseMoment } from './dates.js';
import { LineRefusal, type LossReason, type Note } from './loss.js';

/** Ids are words of the source; longer ones would be texts. */
const ID_MAX = 300;
const INTEGER_MAX = 2_147_483_647;
/** What shows as nothing cannot be a name. */
const INVISIBLE = /[\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/gu;

/**
 * The fields of one line. Reading a field gives it a place; those never read are what the
 * forum has no place for. A field of the wrong kind refuses the line; null and absent are alike.
 */
export class Fields {
  readonly notes: Note[] = [];
  private readonly placed = new Set(['type']);

  constructor(
    private readonly raw: Record<string, unknown>,
    readonly loadedAt: Date,
  ) {}

  has(name: string): boolean {
    return this.raw[name] !== undefined && this.raw[name] !== null;
  }

  /** Whether the field is there at all, be it null or false: what a source knows of its kind. */
  knows(name: string): boolean {
    return name in this.raw;
  }

  note(reason: LossReason, detail: string): void {
    this.notes.push({ reason, detail });
  }

  /** Fields whose loss is none, because the forum counts or decides the same by itself. */
  recount(...names: string[]): void {
    for (const name of names) this.placed.add(name);
  }

  /** One line of text that stands for itself, repaired where PostgreSQL or a page would choke. */
  line(name: string, max: number): string | null {
    const value = this.text(name);
    if (value === null) return null;
    const whole = repairText(value);
    if (whole !== value.normalize('NFC').trim()) this.note('text_repaired', name);
    return whole.replace(INVISIBLE, '') === '' ? null : this.cut(name, whole, max);
  }

  requiredLine(name: string, max: number): string {
    return this.line(name, max) ?? missing(name);
  }

  /** A longer text as it stands; null when absent, empty when empty. */
  text(name: string): string | null {
    const value = this.value(name);
    if (value === null) return null;
    return typeof value === 'string' ? value : wrong(name);
  }

  id(name: string): string | null {
    const value = this.value(name);
    if (value === null) return null;
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
    if (typeof value !== 'string' || value === '' || value.length > ID_MAX) return wrong(name);
    return /[\0\p{Surrogate}]/u.test(value) ? wrong(name) : value;
  }

  requiredId(name: string): string {
    return this.id(name) ?? missing(name);
  }

  integer(name: string, min = 0, max = INTEGER_MAX): number | null {
    const value = this.value(name);
    if (value === null) return null;
    const fits = Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
    return fits ? (value as number) : wrong(name);
  }

  flag(name: string): boolean {
    const value = this.value(name);
    return typeof value === 'boolean' || value === null ? value === true : wrong(name);
  }

  word<T extends string>(name: string, options: readonly T[]): T | null {
    const value = this.value(name);
    return value === null || options.includes(value as T) ? (value as T | null) : wrong(name);
  }

  /** A moment; one after the loading is a wrong clock, and counts as the loading. */
  date(name: string): Date | null {
    const value = this.value(name);
    if (value === null) return null;
    const moment = typeof value === 'string' ? parseMoment(value, this.loadedAt) : null;
    if (!moment) throw new LineRefusal('wrong_date', name);
    if (moment <= this.loadedAt) return moment;
    this.note('date_in_future', name);
    return this.loadedAt;
  }

  requiredDate(name: string): Date {
    return this.date(name) ?? missing(name);
  }

  /** Each entry read by `read`, as fields of its own when it is an object. */
  list<T>(name: string, read: (entry: Fields) => T): T[] {
    const value = this.value(name) ?? [];
    if (!Array.isArray(value)) return wrong(name);
    return value.map((entry) => {
      const isObject = typeof entry === 'object' && entry !== null && !Array.isArray(entry);
      const inner = new Fields(isObject ? entry : { [name]: entry }, this.loadedAt);
      const result = read(inner);
      this.notes.push(
        ...inner.notes.map((note) => ({ ...note, detail: `${name}.${note.detail}` })),
      );
      return result;
    });
  }

  isList(name: string): boolean {
    return Array.isArray(this.raw[name]);
  }

  /** The fields of an object within the line. */
  group(name: string): Fields {
    const value = this.value(name);
    if (typeof value !== 'object' || Array.isArray(value)) return wrong(name);
    return new Fields(value as Record<string, unknown>, this.loadedAt);
  }

  ids(name: string): string[] {
    return this.list(name, (entry) => entry.requiredId(name));
  }

  /** Fields that hold something and were never read. */
  unplaced(): string[] {
    return Object.keys(this.raw).filter(
      (name) => !this.placed.has(name) && holdsSomething(this.raw[name]),
    );
  }

  /** Cuts a text that is longer than any page bears, and notes it. */
  cut(name: string, text: string, max: number): string {
    if (text.length <= max) return text;
    this.note('text_shortened', name);
    return `${text.slice(0, max - 1).replace(/\p{Surrogate}$/u, '')}…`;
  }

  private value(name: string): unknown {
    this.placed.add(name);
    return this.raw[name] ?? null;
  }
}

function missing(name: string): never {
  throw new LineRefusal('missing_field', name);
}

function wrong(name: string): never {
  throw new LineRefusal('wrong_field', name);
}

function holdsSomething(value: unknown): boolean {
  if (value === null || value === '' || value === false || value === 0) return false;
  if (typeof value === 'object') return Object.keys(value as object).length > 0;
  return value !== undefined;
}
