import { randomBytes } from 'node:crypto';

/**
 * A UUID whose first 48 bits are the time in milliseconds, so that keys sort by age
 * and index pages fill in order (RFC 9562, section 5.7).
 */
export function uuidv7(at: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a client's id may be handed to PostgreSQL, which refuses a malformed uuid with an error. */
export const isUuid = (value: string): boolean => UUID.test(value);
