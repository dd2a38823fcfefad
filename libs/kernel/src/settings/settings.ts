import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Broadcast } from '../db/broadcast.js';
import { Database } from '../db/database.js';
import { invalid, notFound } from '../errors/domain.error.js';
import { Outbox } from '../outbox/outbox.js';
import { accepted, registry, type Setting, type SettingValue } from './setting.js';

declare module '../outbox/domain-events.js' {
  interface DomainEvents {
    'setting.changed': { key: string; before: SettingValue; after: SettingValue };
  }
}

/** What the sentence for a refused value may quote. */
const boundsOf = ({ min, max }: Setting): Record<string, number> => ({
  ...(min !== undefined && { min }),
  ...(max !== undefined && { max }),
});

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

  /** NOT_FOUND for a key that no feature declared. */
  declared(key: string): Setting {
    const known = registry.get(key);
    if (!known) throw notFound('setting');
    return known;
  }

  /** Stores a value; INVALID with the key as field when the setting does not allow it. */
  async set(key: string, wanted: SettingValue, actorId: string | null): Promise<void> {
    const known = this.declared(key);
    const { value, reason } = accepted(known, wanted);
    if (reason) throw invalid({ [key]: reason }, boundsOf(known));
    await this.db.tx(async () => {
      const before = await this.stored(known);
      if (before === value) return;
      await this.db.rows(
        `insert into settings (key, value, updated_by_id) values ($1, $2, $3)
         on conflict (key) do update
         set value = excluded.value, updated_by_id = excluded.updated_by_id, updated_at = now()`,
        [key, JSON.stringify(value), actorId],
      );
      await this.outbox.publish('setting.changed', { key, before, after: value }, actorId);
      await this.broadcast.send('settings', key);
    });
    this.values.set(key, value);
  }

  private async stored(known: Setting): Promise<SettingValue> {
    const [row] = await this.db.rows<{ value: SettingValue }>(
      'select value from settings where key = $1 for update',
      [known.key],
    );
    return row ? row.value : known.default;
  }

  /** A value that the setting no longer allows, as after an upgrade, gives way to the default. */
  private async load(): Promise<void> {
    const rows = await this.db.rows<{ key: string; value: SettingValue }>(
      'select key, value from settings',
    );
    const allowed = rows.filter(({ key, value }) => {
      const known = registry.get(key);
      return known && !accepted(known, value).reason;
    });
    this.values = new Map(allowed.map((row) => [row.key, row.value]));
  }
}
