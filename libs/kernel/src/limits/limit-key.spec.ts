import { addressKey, targetKey } from './limit-key.js';

describe('the key of an address', () => {
  it('is an IPv4 address itself, mapped into IPv6 or not', () => {
    expect(addressKey('203.0.113.9')).toBe('203.0.113.9');
    expect(addressKey('::ffff:203.0.113.9')).toBe('203.0.113.9');
  });

  it('is the /64 of an IPv6 address, however it is written', () => {
    const key = addressKey('2001:db8:0:7::1');
    expect(key).toBe('2001:db8:0:7::/64');
    expect(addressKey('2001:0DB8:0000:0007:ffff:1:2:3')).toBe(key);
    expect(addressKey('2001:db8:0:7:0:0:198.51.100.1')).toBe(key);
    expect(addressKey('2001:db8:0:8::1')).not.toBe(key);
  });

  it('copes with a short prefix, a zone and what is no address', () => {
    expect(addressKey('::1')).toBe('0:0:0:0::/64');
    expect(addressKey('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
    expect(addressKey('unix')).toBe('unix');
  });
});

describe('the key of a target', () => {
  it('is the same for the same address in other letters, and does not show it', () => {
    expect(targetKey(' Ada@Example.com ')).toBe(targetKey('ada@example.com'));
    expect(targetKey('ada@example.com')).not.toContain('ada');
  });
});
