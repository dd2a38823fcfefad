import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { Clock } from '../time/clock.js';
import { type MailMessage, mailText } from './mail-message.js';

/** A mail that was written instead of sent. */
export interface KeptMail {
  /** Name of its `.eml` file. */
  file: string;
  to: string;
  subject: string;
  text: string;
  /** The address behind its button. */
  link: string | null;
  writtenAt: string;
}

/** More are of no use to a reader, and a folder that only grows would fill the disk. */
const KEPT = 500;

/**
 * Mail of an installation without SMTP: each an `.eml` for mail programs and a `.json` for a page
 * in the browser, in `data/mail`, the newest last. It is open to the operator alone.
 */
@Injectable()
export class MailFolder {
  private readonly path: string;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly clock: Clock,
  ) {
    this.path = join(config.dataDir, 'mail');
  }

  async keep(message: MailMessage, eml: Buffer): Promise<void> {
    await mkdir(this.path, { recursive: true, mode: 0o700 });
    const writtenAt = this.clock.now().toISOString();
    const name = `${writtenAt.replace(/[:.]/g, '-')}-${message.key.replace(/[^\w-]/g, '')}`;
    const kept: KeptMail = {
      file: `${name}.eml`,
      to: message.to,
      subject: message.subject,
      text: mailText(message),
      link: message.button?.url ?? null,
      writtenAt,
    };
    await this.write(`${name}.eml`, eml);
    await this.write(`${name}.json`, Buffer.from(JSON.stringify(kept)));
    await this.prune();
  }

  /** The newest first. */
  async list(first = 50): Promise<KeptMail[]> {
    const names = (await this.names()).filter((name) => name.endsWith('.json'));
    const newest = names.reverse().slice(0, first);
    const texts = await Promise.all(newest.map((name) => readFile(join(this.path, name), 'utf8')));
    return texts.map((text) => JSON.parse(text) as KeptMail);
  }

  /** Written beside and renamed, so that a reader never sees half a mail. */
  private async write(name: string, content: Buffer): Promise<void> {
    const half = join(this.path, `.${name}.${process.pid}`);
    await writeFile(half, content, { mode: 0o600 });
    await rename(half, join(this.path, name));
  }

  private async prune(): Promise<void> {
    const old = (await this.names()).slice(0, -2 * KEPT);
    await Promise.all(old.map((name) => rm(join(this.path, name), { force: true })));
  }

  private async names(): Promise<string[]> {
    try {
      return (await readdir(this.path)).filter((name) => !name.startsWith('.')).sort();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }
}
