import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { type ServingProcess, startServing } from '../support/serving.js';

export const ADMIN = { email: 'admin@example.com', password: 'a walk in the square' };

/** The built forum with its demo community, a browser before it, and the mail that it sent. */
export interface Site {
  url: string;
  serving: ServingProcess;
  /** A visitor of his own, watched for script errors, policy violations and foreign requests. */
  visit(options?: BrowserContextOptions): Promise<Visitor>;
  /** The first address in a mail to `address` that begins with `path`, once it has come. */
  mailed(address: string, path: string): Promise<string>;
  close(): Promise<void>;
}

export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** What went wrong in his browser so far. */
  troubles: string[];
  signIn(login: string, password: string): Promise<void>;
}

export async function openSite(env: Record<string, string> = {}): Promise<Site> {
  const dataDir = mkdtempSync(join(tmpdir(), 'parvis-site-'));
  const serving = await startServing(dataDir, ADMIN.password, { DEMO: 'true', ...env });
  const browser = await launchBrowser();
  return {
    url: serving.url,
    serving,
    visit: (options) => visit(browser, serving.url, options),
    mailed: (address, path) => mailed(join(dataDir, 'mail'), address, path),
    async close() {
      await browser.close();
      await serving.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ locale: 'en-GB', baseURL: url, ...options });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) {
      troubles.push(`console: ${message.text()}`);
    }
  });
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(url).origin) {
      troubles.push(`foreign request: ${request.url()}`);
    }
  });
  const signIn = async (login: string, password: string) => {
    await page.goto('/sign-in');
    await page.fill('input[name=login]', login);
    await page.fill('input[name=password]', password);
    await page.click('main form button[type=submit]');
    await page.waitForURL((address) => address.pathname !== '/sign-in');
  };
  return { page, context, troubles, signIn };
}

async function mailed(folder: string, address: string, path: string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const found = mailsIn(folder)
      .filter((mail) => mail.includes(address))
      .map((mail) => new RegExp(`https?://[^\\s"<>]*?(${path}[^\\s"<>)]*)`).exec(mail)?.[1])
      .find(Boolean);
    if (found) return found.replaceAll('&amp;', '&');
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`no mail to ${address} with a link to ${path}`);
}

/** The mails as text; soft line ends and `=3D` of quoted-printable undone. */
function mailsIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.eml'))
      .map((name) =>
        readFileSync(join(folder, name), 'utf8')
          .replace(/=\r?\n/g, '')
          .replaceAll('=3D', '='),
      );
  } catch {
    return [];
  }
}
