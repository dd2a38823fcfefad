import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { type World, world } from '../support/world.js';
import { CONFIRM, PASSWORD, SIGN_UP, visitor } from './identity-visitor.js';

interface Received {
  from: string;
  to: string[];
  raw: string;
}

/** A real mail server on loopback; it refuses whom `refuses` names. */
async function mailServer(refuses: (address: string) => number | null) {
  const received: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _session, done) {
      const code = refuses(address);
      done(code ? Object.assign(new Error('no'), { responseCode: code }) : null);
    },
    onData(stream, { envelope }, done) {
      buffer(stream).then((bytes) => {
        received.push({
          from: envelope.mailFrom ? envelope.mailFrom.address : '',
          to: envelope.rcptTo.map(({ address }) => address),
          raw: bytes.toString(),
        });
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { received, url: `smtp://127.0.0.1:${port}`, close };
}

/** Undoes quoted-printable, enough to read words and links. */
const readable = (raw: string) =>
  raw
    .replace(/=\r\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString());

describe('mail over SMTP', () => {
  let w: World;
  let server: Awaited<ReturnType<typeof mailServer>>;
  let trouble: (address: string) => number | null = () => null;

  beforeAll(async () => {
    server = await mailServer((address) => trouble(address));
    w = await world({ smtpUrl: server.url, mailFrom: 'forum@example.org' });
  });
  afterAll(async () => {
    await w.close();
    await server.close();
  });
  beforeEach(() => {
    trouble = () => null;
    server.received.length = 0;
  });

  const signUp = (handle: string, from = {}) =>
    visitor(w, from).run(SIGN_UP, {
      input: {
        email: `${handle}@example.org`,
        password: PASSWORD,
        handle,
        name: 'Visit evil.example',
      },
    });
  const dueNow = () =>
    w.db.rows('update graphile_worker._private_jobs set run_at = now() where locked_at is null');

  it('reaches the mailbox as plain text and HTML, and its link works', async () => {
    await signUp('ada');
    expect(server.received).toHaveLength(0);
    await w.drain();
    expect(server.received).toMatchObject([{ from: 'forum@example.org', to: ['ada@example.org'] }]);
    const mail = readable(server.received[0]!.raw);
    expect(mail).toMatch(/^From: forum@example\.org/m);
    expect(mail).toMatch(/^Subject: Confirm your address for Parvis/m);
    expect(mail).toMatch(/^Auto-Submitted: auto-generated/m);
    expect(mail).toMatch(/^Message-ID: <confirm-sign-up-\d+@localhost>/m);
    expect(mail).toContain('multipart/alternative');
    expect(mail).toContain('<html lang="en">');
    const links = [...mail.matchAll(/\/confirm\?token=([\w-]{43})/g)].map((match) => match[1]);
    expect(links.length).toBeGreaterThanOrEqual(2);
    expect(new Set(links).size).toBe(1);
    await visitor(w).run(CONFIRM, { token: links[0] });
  });

  it('speaks the language of its reader', async () => {
    await signUp('zoe', { locale: 'fr' });
    await w.drain();
    const mail = readable(server.received[0]!.raw);
    expect(mail).toContain('Bienvenue sur Parvis');
    expect(mail).toContain('<html lang="fr">');
    expect(mail).toMatch(/^Content-Language: fr/m);
  });

  it('carries no word of a stranger to the mailbox he names', async () => {
    await signUp('eve.example.com');
    await w.drain();
    const mail = readable(server.received[0]!.raw).replace(/^(To|Received):.*$/gm, '');
    expect(mail).not.toContain('evil.example');
    expect(mail).not.toContain('eve.example');
  });

  it('is tried again after a failure, with the same link', async () => {
    trouble = () => 451;
    await signUp('later');
    await w.drain();
    expect(server.received).toHaveLength(0);
    const [job] = await w.db.rows<{ attempts: number }>(
      'select attempts from graphile_worker._private_jobs',
    );
    expect(job?.attempts).toBe(1);
    trouble = () => null;
    await dueNow();
    await w.drain();
    expect(server.received).toHaveLength(1);
    expect(await w.db.rows('select 1 from graphile_worker._private_jobs')).toEqual([]);
  });

  it('is given up when the server will never take it', async () => {
    trouble = (address) => (address.startsWith('nobody') ? 550 : null);
    await signUp('nobody');
    await w.drain();
    expect(server.received).toHaveLength(0);
    expect(await w.db.rows('select 1 from graphile_worker._private_jobs')).toEqual([]);
  });
});
