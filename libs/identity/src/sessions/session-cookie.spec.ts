import type { Config } from '@parvis/kernel';
import { SessionCookie } from './session-cookie.js';
import { newSessionToken, tokenHash } from './session-token.js';

const cookieOf = (siteUrl: string) => new SessionCookie({ siteUrl } as Config);

describe('the session cookie', () => {
  it('is locked to the host over HTTPS', () => {
    expect(cookieOf('https://forum.example').set('abc')).toBe(
      '__Host-parvis=abc; Max-Age=15552000; Path=/; HttpOnly; SameSite=Lax; Secure',
    );
  });

  it('works over plain HTTP too, where a browser refuses the prefix', () => {
    expect(cookieOf('http://localhost:3000').set('abc')).toBe(
      'parvis=abc; Max-Age=15552000; Path=/; HttpOnly; SameSite=Lax',
    );
  });

  it('is read among others, by its whole name only', () => {
    const cookie = cookieOf('http://localhost:3000');
    expect(cookie.read('a=1; parvis=tok; b=2')).toBe('tok');
    expect(cookie.read('parvis_lang=fr; xparvis=no')).toBeNull();
    expect(cookie.read('parvis=')).toBeNull();
    expect(cookie.read(undefined)).toBeNull();
    expect(cookieOf('https://forum.example').read('parvis=planted')).toBeNull();
  });

  it('is forgotten at once', () => {
    expect(cookieOf('http://localhost').clear()).toContain('parvis=; Max-Age=0;');
  });
});

describe('a session token', () => {
  it('has 256 bits and is stored as a hash alone', () => {
    const token = newSessionToken();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(token).not.toBe(newSessionToken());
    expect(tokenHash(token)).toHaveLength(32);
    expect(tokenHash(token)?.toString('base64url')).not.toBe(token);
  });

  it.each(['', 'short', 'x'.repeat(44), `${'x'.repeat(42)}\0`, `${'x'.repeat(42)}'`])(
    'is never looked up when it is %j',
    (text) => expect(tokenHash(text)).toBeNull(),
  );
});
