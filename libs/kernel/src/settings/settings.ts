import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Broadcast } from '../db/broadcast.js';
import { Database } from '../db/database.js';
import { invalid } from '../errors/domain.error.js';
import { Outbox } from '../outbox/outbox.js';

export type SettingValue = boolean | number | string;

/** One thing an admin may change: its key, type, default and bounds. */
export interface Setting<T extends SettingValue = SettingValue> {
  key: string;
  default: T;
  /** Whether everyone may read the value; else admins alone. */
  public: boolean;
  min?: number;
  max?: number;
  /** Allowed words of a string. */
  options?: readonly string[];
  pattern?: RegExp;
}

const registry = new Map<string, Setting>();

/** Declares a setting beside the feature that reads it. Numbers and strings need bounds. */
export function setting<T extends SettingValue>(
  key: string,
  fallback: T,
  rules: Omit<Setting, 'key' | 'default' | 'public'> & { public?: boolean } = {},
): Setting<T extends boolean ? boolean : T extends number ? number : string> {
  const declared = { ...rules, key, default: fallback, public: rules.public ?? false };
  registry.set(key, declared);
  return declared as never;
}

declare module '../outbox/domain-events.js' {
  interface DomainEvents {
    'setting.changed': { key: string; before: SettingValue; after: SettingValue };
  }
}

/** Reads settings from memory; a change reaches every process through NOTIFY. */
@Injectable()
export class Settings implements OnModuleInit {
  private values = new Map<string, SettingValue>();

  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
  ) {}

  async onModuleInit(): Promise<void> {
    const reload = () => void this.load().catch(() => undefined);
    this.broadcast.on('settings', reload);
    this.broadcast.onResync(reload);
    await this.load();
  }

  get<T extends SettingValue>(wanted: Setting<T>): T {
    return (this.values.get(wanted.key) ?? wanted.default) as T;
  }

  all(): { setting: Setting; value: SettingValue }[] {
    return [...registry.values()]
      .sort((a, b) => a.key.localeCompare(b.key))
      .map((known) => ({ setting: known, value: this.get(known) }));
  }

  /** Stores a value; INVALID with the key as field when the setting does not allow it. */
  async set(key: string, value: SettingValue, actorId: string | null): Promise<void> {
    const known = registry.get(key);
    if (!known) throw invalid({ [key]: 'unknown' });
    const reason = refusal(known, value);
    if (reason) throw invalid({ [key]: reason });
    await this.db.tx(async () => {
      await this.db.rows(
        `insert into settings (key, value, updated_by_id) values ($1, $2, $3)
         on conflict (key) do update
         set value = excluded.value, updated_by_id = excluded.updated_by_id, updated_at = now()`,
        [key, JSON.stringify(value), actorId],
      );
      const before = this.get(known);
      await this.outbox.publish('setting.changed', { key, before, after: value }, actorId);
      await this.broadcast.send('settings', key);
    });
    this.values.set(key, value);
  }

  private async load(): Promise<void> {
    const rows = await this.db.rows<{ key: string; value: SettingValue }>(
      'select key, value from settings',
    );
    this.values = new Map(rows.map((row) => [row.key, row.value]));
  }
}

function refusal(known: Setting, value: SettingValue): string | null {
  if (typeof value !== typeof known.default) return 'wrong_type';
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return 'wrong_type';
    if (known.min !== undefined && value < known.min) return 'too_small';
    if (known.max !== undefined && value > known.max) return 'too_large';
  }
  if (typeof value === 'string') {
    if (known.options && !known.options.includes(value)) return 'not_an_option';
    if (known.pattern && !known.pattern.test(value)) return 'wrong_form';
    if (value.length > (known.max ?? 1_000)) return 'too_long';
  }
  return null;
}
