import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../config/config.js';
import { Clock } from '../time/clock.js';
import { MailFolder } from './mail-folder.js';
import type { MailMessage } from './mail-message.js';
import { Mailer } from './mailer.js';

const message = (key: string): MailMessage => ({
  to: 'ada@example.com',
  locale: 'fr',
  subject: `Élan ${key}`,
  paragraphs: ['Bonjour.'],
  button: { label: 'Ouvrir', url: 'https://forum.example/confirm?token=abc' },
  footer: 'Envoyé par le forum.',
  key,
});

describe('mail without SMTP', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'parvis-mail-'));
  const folder = new MailFolder({ dataDir } as Config, new Clock());
  const config = { dataDir, smtpUrl: null, mailFrom: 'no-reply@forum.example' };
  const mailer = new Mailer({ ...config, siteUrl: 'https://forum.example' } as Config, folder);
  afterAll(() => rmSync(dataDir, { recursive: true }));

  it('lists nothing before the first mail', async () => {
    expect(await folder.list()).toEqual([]);
  });

  it('is a file for mail programs and an entry to read, the newest first', async () => {
    await mailer.send(message('one'));
    await new Promise((done) => setTimeout(done, 5));
    await mailer.send(message('two'));
    const [newest, oldest] = await folder.list();
    expect([newest?.subject, oldest?.subject]).toEqual(['Élan two', 'Élan one']);
    expect(newest).toMatchObject({
      to: 'ada@example.com',
      link: 'https://forum.example/confirm?token=abc',
    });
    expect(newest?.text).toContain('Bonjour.');
    const eml = readFileSync(join(dataDir, 'mail', newest!.file), 'utf8');
    expect(eml).toMatch(/^Message-ID: <two@forum\.example>\r$/m);
    expect(eml).toMatch(/^To: ada@example\.com\r$/m);
    expect(eml).toContain('multipart/alternative');
  });

  it('can be read by the operator alone, as links in it sign people in', () => {
    const path = join(dataDir, 'mail');
    expect(statSync(path).mode & 0o077).toBe(0);
    for (const name of readdirSync(path)) {
      expect(statSync(join(path, name)).mode & 0o077).toBe(0);
    }
  });

  it('never leaves the folder, whatever the key', async () => {
    await mailer.send(message('../../etc/x'));
    expect((await folder.list(1))[0]?.file).toMatch(/^[\w-]+etcx\.eml$/);
  });
});
