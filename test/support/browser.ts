import { type Browser, chromium as playwright } from 'playwright-core';
import { chromium } from './chromium.mjs';

/**
 * Opens a headless Chromium. Without its sandbox, which needs privileges that root in a container
 * lacks: the tests show it nothing but our own pages.
 */
export function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = chromium();
  return playwright.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
    env: { ...(process.env as Record<string, string>), ...env },
  });
}
