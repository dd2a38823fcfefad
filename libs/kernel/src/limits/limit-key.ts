import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';

/**
 * The key of a caller's address: an IPv4 address as it is, of an IPv6 address the /64, because
 * one household or one rented machine owns 2^64 of them.
 */
export function addressKey(address: string): string {
  const plain = address.replace(/%.*$/, '').toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain);
  if (mapped) return mapped[1] as string;
  if (!isIPv6(plain)) return plain;
  return `${groupsOf(plain).slice(0, 4).join(':')}::/64`;
}

function groupsOf(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  // A dotted end stands for two groups; those are beyond the first 64 bits and never read.
  const missing = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array(Math.max(0, missing)).fill('0'), ...right].map((group) =>
    group.includes('.') ? group : Number.parseInt(group, 16).toString(16),
  );
}

/** The key of a target that a caller names, such as an address of e-mail, without keeping it. */
export const targetKey = (text: string): string =>
  createHash('sha256').update(text.trim().toLowerCase()).digest('base64url');
