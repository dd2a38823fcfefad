export const BROWSERS = [
  'chrome',
  'edge',
  'firefox',
  'opera',
  'safari',
  'samsung',
  'program',
  'unknown',
] as const;
export type Browser = (typeof BROWSERS)[number];

export const SYSTEMS = [
  'android',
  'chromeos',
  'ios',
  'linux',
  'macos',
  'windows',
  'unknown',
] as const;
export type System = (typeof SYSTEMS)[number];

/** The order matters: nearly every browser also claims to be Chrome, Safari and Mozilla. */
const BROWSER_SIGNS: [RegExp, Browser][] = [
  [/\bEdgA?\/|\bEdgiOS\//, 'edge'],
  [/\bOPR\/|\bOPiOS\/|\bOPT\//, 'opera'],
  [/\bSamsungBrowser\//, 'samsung'],
  [/\bFirefox\/|\bFxiOS\//, 'firefox'],
  [/\bChrome\/|\bCriOS\/|\bChromium\//, 'chrome'],
  [/\bSafari\//, 'safari'],
  [/^(?!Mozilla\/)[\w.-]+\/[\w.]+/, 'program'],
];

const SYSTEM_SIGNS: [RegExp, System][] = [
  [/\biPhone\b|\biPad\b|\biPod\b/, 'ios'],
  [/\bAndroid\b/, 'android'],
  [/\bCrOS\b/, 'chromeos'],
  [/\bWindows\b/, 'windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macos'],
  [/\bLinux\b|\bX11\b/, 'linux'],
];

export interface Device {
  browser: Browser;
  system: System;
}

/** What a User-Agent header claims, enough for a member to know his own devices again. */
export function deviceOf(userAgent: string): Device {
  const find = <T>(signs: [RegExp, T][]) => signs.find(([sign]) => sign.test(userAgent))?.[1];
  return {
    browser: find(BROWSER_SIGNS) ?? 'unknown',
    system: find(SYSTEM_SIGNS) ?? 'unknown',
  };
}
